/**
 * What the database does, for those who watch it: metrics and {@code GET /api/v1/system/database}. Reads PostgreSQL's
 * statistics over a connection of its own, so that an exhausted pool is seen and not suffered, as the application's role
 * and in a read-only transaction without a realm, so that no row of a tenant can be seen. Knows no table of a service but
 * by the name that the catalogue gives.
 */
@NullMarked
package io.opengate.platform.persistence.watch;

import org.jspecify.annotations.NullMarked;
