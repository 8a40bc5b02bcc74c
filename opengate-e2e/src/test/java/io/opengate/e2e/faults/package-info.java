/**
 * Faults that are really done to a running installation, under load: what a caller sees, and that nothing acknowledged is
 * lost. Knows services by their HTTP interface and databases by SQL, nothing of their classes.
 */
@NullMarked
package io.opengate.e2e.faults;

import org.jspecify.annotations.NullMarked;
