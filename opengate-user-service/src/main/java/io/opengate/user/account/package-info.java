/**
 * People of a realm: who they are, how they are found, whether they may sign in. Owns usernames and e-mail addresses and
 * their uniqueness; knows nothing of passwords.
 */
@NullMarked
package io.opengate.user.account;

import org.jspecify.annotations.NullMarked;
