/** The realm service: realms, their settings and their signing keys. It knows nothing of users, clients or tokens. */
@org.jspecify.annotations.NullMarked
package io.opengate.realm;
