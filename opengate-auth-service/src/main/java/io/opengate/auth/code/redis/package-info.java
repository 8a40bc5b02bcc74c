/** Authorization codes in Redis. */
@NullMarked
package io.opengate.auth.code.redis;

import org.jspecify.annotations.NullMarked;
