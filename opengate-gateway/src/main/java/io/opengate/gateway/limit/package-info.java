/** How many requests an address and a realm may make. Fails open: a limit is no access rule. */
@NullMarked
package io.opengate.gateway.limit;

import org.jspecify.annotations.NullMarked;
