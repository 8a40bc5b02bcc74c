/** What the authentication of clients keeps in Redis (docs/redis.md). */
@NullMarked
package io.opengate.auth.client.redis;

import org.jspecify.annotations.NullMarked;
