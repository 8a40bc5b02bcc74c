/** Tests. */
@NullMarked
package io.opengate.user.bootstrap;

import org.jspecify.annotations.NullMarked;
