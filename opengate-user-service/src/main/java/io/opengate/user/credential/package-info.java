/**
 * Passwords: how they are hashed, which are good enough, how often one may guess, and how one is changed. Owns hashes and
 * the counts of failed guesses; no hash ever leaves this feature. Sessions and second factors are for others.
 */
@NullMarked
package io.opengate.user.credential;

import org.jspecify.annotations.NullMarked;
