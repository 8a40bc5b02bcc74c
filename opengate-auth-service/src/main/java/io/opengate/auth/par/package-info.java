/** Pushed authorization requests (RFC 9126): a client sends its request itself, and the browser brings only a reference. Knows nothing of how a person signs in. */
@NullMarked
package io.opengate.auth.par;

import org.jspecify.annotations.NullMarked;
