@NullMarked
package io.opengate.platform.watch;

import org.jspecify.annotations.NullMarked;
