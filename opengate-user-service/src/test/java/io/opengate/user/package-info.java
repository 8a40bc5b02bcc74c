/** Tests, and what they share. */
@NullMarked
package io.opengate.user;

import org.jspecify.annotations.NullMarked;
