/** Acknowledges purges to the realm service. */
@NullMarked
package io.opengate.auth.revocation.http;

import org.jspecify.annotations.NullMarked;
