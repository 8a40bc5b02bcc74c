/**
 * Client certificates (RFC 8705): from the TLS connection or from a trusted proxy's header, as proof of a client and as what
 * tokens are bound to. Knows nothing of grants.
 */
@NullMarked
package io.opengate.auth.mtls;

import org.jspecify.annotations.NullMarked;
