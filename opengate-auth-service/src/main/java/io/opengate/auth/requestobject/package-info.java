/** Authorization requests in signed objects (RFC 9101, OpenID Connect Core §6), by value and by reference. Knows nothing of what the parameters mean. */
@NullMarked
package io.opengate.auth.requestobject;

import org.jspecify.annotations.NullMarked;
