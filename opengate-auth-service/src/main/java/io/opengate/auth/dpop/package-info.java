/** Proofs of possession at the provider's own endpoints (RFC 9449 §5 and §8). Knows nothing of what the tokens then say. */
@NullMarked
package io.opengate.auth.dpop;

import org.jspecify.annotations.NullMarked;
