/** Tests. */
@NullMarked
package io.opengate.user.credential;

import org.jspecify.annotations.NullMarked;
