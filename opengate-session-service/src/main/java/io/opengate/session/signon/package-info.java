/**
 * Sign-on sessions: one for each time that a person signs in with a browser. Owns their start, their lifetimes, their lists
 * and their end; refuses to know what a token, a client or a password is.
 */
@NullMarked
package io.opengate.session.signon;

import org.jspecify.annotations.NullMarked;
