/** Reads and touches sessions where they live (docs/redis.md). */
@NullMarked
package io.opengate.auth.session.redis;

import org.jspecify.annotations.NullMarked;
