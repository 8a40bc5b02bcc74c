/** Whether the suite is up, and a greeting. */
@NullMarked
package io.opengate.gateway.status;

import org.jspecify.annotations.NullMarked;
