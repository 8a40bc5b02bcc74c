/** A sign-in as a state machine: steps that ask a person for something, and the one dispatcher that they return to. */
@NullMarked
package io.opengate.auth.signin;

import org.jspecify.annotations.NullMarked;
