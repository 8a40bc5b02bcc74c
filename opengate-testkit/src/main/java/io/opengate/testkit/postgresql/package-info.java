/** A real PostgreSQL for tests: one embedded server per JVM, a database with its two roles per context. */
@NullMarked
package io.opengate.testkit.postgresql;

import org.jspecify.annotations.NullMarked;
