/** Hears of sessions that have ended. */
@NullMarked
package io.opengate.auth.logout.backchannel.stream;

import org.jspecify.annotations.NullMarked;
