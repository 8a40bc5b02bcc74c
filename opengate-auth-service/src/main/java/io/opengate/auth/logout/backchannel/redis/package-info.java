/** What has to be told, in Redis (docs/redis.md). */
@NullMarked
package io.opengate.auth.logout.backchannel.redis;

import org.jspecify.annotations.NullMarked;
