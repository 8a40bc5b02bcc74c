/** Tests of what failures of the stores mean to a caller. */
@NullMarked
package io.opengate.platform.problem;

import org.jspecify.annotations.NullMarked;
