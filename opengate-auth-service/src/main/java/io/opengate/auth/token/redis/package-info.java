/** What the authorization endpoint gives, on record in Redis. */
@NullMarked
package io.opengate.auth.token.redis;

import org.jspecify.annotations.NullMarked;
