/** The whole suite in one JVM on an embedded PostgreSQL and Redis: the default way to run OpenGate. */
@NullMarked
package io.opengate.standalone;

import org.jspecify.annotations.NullMarked;
