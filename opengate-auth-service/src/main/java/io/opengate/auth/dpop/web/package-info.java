/** Nonces of proofs of possession over HTTP. */
@NullMarked
package io.opengate.auth.dpop.web;

import org.jspecify.annotations.NullMarked;
