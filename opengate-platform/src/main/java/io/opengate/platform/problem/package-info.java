/** RFC 9457 problem details: every error of the management API is rendered here and nowhere else. */
@NullMarked
package io.opengate.platform.problem;

import org.jspecify.annotations.NullMarked;
