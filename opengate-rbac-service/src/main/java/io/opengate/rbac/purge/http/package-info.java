/** Tells the realm service what was removed. */
@NullMarked
package io.opengate.rbac.purge.http;

import org.jspecify.annotations.NullMarked;
