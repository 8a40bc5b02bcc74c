/** Removes a realm's keys from Redis. */
@NullMarked
package io.opengate.auth.revocation.redis;

import org.jspecify.annotations.NullMarked;
