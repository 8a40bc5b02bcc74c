/** The front door: it routes, limits and adds headers. It judges no token: every service does that itself. */
@NullMarked
package io.opengate.gateway;

import org.jspecify.annotations.NullMarked;
