/** The authorization endpoint: what a client may ask for, and how the answer gets back to it. Knows nothing of how a person signs in. */
@NullMarked
package io.opengate.auth.authorize;

import org.jspecify.annotations.NullMarked;
