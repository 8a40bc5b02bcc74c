/** The trail's end of the event stream. */
@NullMarked
package io.opengate.notification.trail.redis;

import org.jspecify.annotations.NullMarked;
