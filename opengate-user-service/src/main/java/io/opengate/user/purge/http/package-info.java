/** Tells the realm service that a purge is done. */
@NullMarked
package io.opengate.user.purge.http;

import org.jspecify.annotations.NullMarked;
