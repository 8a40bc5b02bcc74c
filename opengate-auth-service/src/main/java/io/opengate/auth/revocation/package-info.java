/** Token revocation (RFC 7009), and the removal of what a deleted realm leaves behind. */
@NullMarked
package io.opengate.auth.revocation;

import org.jspecify.annotations.NullMarked;
