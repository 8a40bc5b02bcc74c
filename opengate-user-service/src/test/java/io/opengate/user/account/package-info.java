/** Tests. */
@NullMarked
package io.opengate.user.account;

import org.jspecify.annotations.NullMarked;
