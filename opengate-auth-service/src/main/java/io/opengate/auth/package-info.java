/** The OAuth 2.0 and OpenID Connect provider: every protocol endpoint under {@code /realms/{realm}}. Keeps all state in Redis. */
@NullMarked
package io.opengate.auth;

import org.jspecify.annotations.NullMarked;
