/** Tests of the shared clock, on clocks that they move. */
@NullMarked
package io.opengate.platform.time;

import org.jspecify.annotations.NullMarked;
