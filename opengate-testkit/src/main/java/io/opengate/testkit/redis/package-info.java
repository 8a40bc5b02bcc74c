/** A real Redis for tests: one process per JVM, free port, password set. */
@NullMarked
package io.opengate.testkit.redis;

import org.jspecify.annotations.NullMarked;
