/** Embedded stores: real PostgreSQL and Redis processes that outlive nothing but their data. */
@NullMarked
package io.opengate.standalone.store;

import org.jspecify.annotations.NullMarked;
