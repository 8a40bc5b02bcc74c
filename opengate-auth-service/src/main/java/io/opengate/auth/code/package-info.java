/** Authorization codes: what one stands for, and that it is used once. Knows nothing of how the person signed in. */
@NullMarked
package io.opengate.auth.code;

import org.jspecify.annotations.NullMarked;
