/** The shared runtime of every OpenGate service. */
@org.jspecify.annotations.NullMarked
package io.opengate.platform;
