/** What a sign-out reads of sessions (docs/redis.md). */
@NullMarked
package io.opengate.auth.logout.redis;

import org.jspecify.annotations.NullMarked;
