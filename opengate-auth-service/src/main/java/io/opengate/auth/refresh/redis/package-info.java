/** Refresh-token families in Redis. */
@NullMarked
package io.opengate.auth.refresh.redis;

import org.jspecify.annotations.NullMarked;
