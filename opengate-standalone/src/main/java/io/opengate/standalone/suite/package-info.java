/** The services, each in a class loader of its own, started in parallel in this JVM. */
@NullMarked
package io.opengate.standalone.suite;

import org.jspecify.annotations.NullMarked;
