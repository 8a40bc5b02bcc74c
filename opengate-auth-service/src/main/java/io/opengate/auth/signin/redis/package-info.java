/** Sign-ins under way, in Redis. */
@NullMarked
package io.opengate.auth.signin.redis;

import org.jspecify.annotations.NullMarked;
