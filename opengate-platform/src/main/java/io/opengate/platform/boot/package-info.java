/** Start-up: shared defaults, the guard against missing secrets, the crypto provider. */
@NullMarked
package io.opengate.platform.boot;

import org.jspecify.annotations.NullMarked;
