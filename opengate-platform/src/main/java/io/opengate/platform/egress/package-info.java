/**
 * The one way out to addresses that a tenant gave: key sets, request objects, logout addresses, webhooks. It refuses what is
 * not publicly reachable, unless the operator allows it, so that nobody reads an internal network through this suite
 * (server-side request forgery). Calls between services do not come here.
 */
@NullMarked
package io.opengate.platform.egress;

import org.jspecify.annotations.NullMarked;
