/** The public keys of a realm (RFC 7517). */
@NullMarked
package io.opengate.auth.jwks;

import org.jspecify.annotations.NullMarked;
