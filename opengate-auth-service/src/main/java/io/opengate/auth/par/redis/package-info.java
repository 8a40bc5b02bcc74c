/** Pushed authorization requests in Redis. */
@NullMarked
package io.opengate.auth.par.redis;

import org.jspecify.annotations.NullMarked;
