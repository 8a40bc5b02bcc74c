/** Sign-on sessions as the provider uses them: reading, touching, starting and ending. Knows nothing of how a person proves who they are. */
@NullMarked
package io.opengate.auth.session;

import org.jspecify.annotations.NullMarked;
