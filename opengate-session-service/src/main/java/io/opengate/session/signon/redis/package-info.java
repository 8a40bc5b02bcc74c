/** Sessions in Redis, as docs/redis.md lays them out. Knows keys, fields and scripts; decides nothing. */
@NullMarked
package io.opengate.session.signon.redis;

import org.jspecify.annotations.NullMarked;
