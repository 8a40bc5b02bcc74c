/** Asks the client service whether a client is there. */
@NullMarked
package io.opengate.rbac.role.http;

import org.jspecify.annotations.NullMarked;
