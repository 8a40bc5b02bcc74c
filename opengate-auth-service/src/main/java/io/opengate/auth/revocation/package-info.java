/** Token revocation (RFC 7009), and the end of what a withdrawn consent or a deleted realm leaves behind. */
@NullMarked
package io.opengate.auth.revocation;

import org.jspecify.annotations.NullMarked;
