/** What no request may carry and every answer carries. */
@NullMarked
package io.opengate.gateway.guard;

import org.jspecify.annotations.NullMarked;
