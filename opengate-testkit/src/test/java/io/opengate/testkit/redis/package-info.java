/** Tests of what services show of Redis, with a real one. */
@NullMarked
package io.opengate.testkit.redis;

import org.jspecify.annotations.NullMarked;
