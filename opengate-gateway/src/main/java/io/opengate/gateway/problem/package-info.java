/** Problems of the gateway itself, written outside of handlers. */
@NullMarked
package io.opengate.gateway.problem;

import org.jspecify.annotations.NullMarked;
