/**
 * One time for all services: the clock of the Redis that holds the event stream. Revocation compares moments that different
 * services noted, so it has to be the same clock that noted them.
 */
@NullMarked
package io.opengate.platform.time;

import org.jspecify.annotations.NullMarked;
