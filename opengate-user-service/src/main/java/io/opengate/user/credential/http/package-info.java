/** Asks the realm service for a realm's password policy. */
@NullMarked
package io.opengate.user.credential.http;

import org.jspecify.annotations.NullMarked;
