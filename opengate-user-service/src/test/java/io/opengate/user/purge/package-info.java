/** Tests. */
@NullMarked
package io.opengate.user.purge;

import org.jspecify.annotations.NullMarked;
