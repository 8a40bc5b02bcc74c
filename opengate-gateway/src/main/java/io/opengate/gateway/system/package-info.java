/**
 * The state of the whole installation, put together from what each service tells of its own. Judges no token: it sends the
 * caller's on, and whoever one service refuses is refused.
 */
@NullMarked
package io.opengate.gateway.system;

import org.jspecify.annotations.NullMarked;
