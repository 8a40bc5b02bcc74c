/** Tells the realm service what was removed. */
@NullMarked
package io.opengate.client.purge.http;

import org.jspecify.annotations.NullMarked;
