/**
 * How a service reaches its PostgreSQL database: every transaction carries the realm in scope, work outside a
 * transaction is refused, writes wait while a backup fences them off, and start-up refuses a role that would pass by row-level security. Knows no table of a
 * service.
 */
@NullMarked
package io.opengate.platform.persistence;

import org.jspecify.annotations.NullMarked;
