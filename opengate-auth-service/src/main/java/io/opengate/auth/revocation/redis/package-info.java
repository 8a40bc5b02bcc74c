/** Removes from Redis what a realm, or a consent that was withdrawn, left there. */
@NullMarked
package io.opengate.auth.revocation.redis;

import org.jspecify.annotations.NullMarked;
