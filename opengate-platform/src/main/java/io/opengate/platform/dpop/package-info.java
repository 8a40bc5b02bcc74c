/**
 * Proofs of possession of a private key (DPoP, RFC 9449): whether one is good for a request, and that it is used once. Knows
 * nothing of tokens beyond their digest, and nothing of who may do what.
 */
@NullMarked
package io.opengate.platform.dpop;

import org.jspecify.annotations.NullMarked;
