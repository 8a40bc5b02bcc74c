/** Which path goes to which service, and how a request gets there and back. Knows nothing of realms or tokens. */
@NullMarked
package io.opengate.gateway.proxy;

import org.jspecify.annotations.NullMarked;
