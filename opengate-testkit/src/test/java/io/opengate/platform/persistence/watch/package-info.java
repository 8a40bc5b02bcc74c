@NullMarked
package io.opengate.platform.persistence.watch;

import org.jspecify.annotations.NullMarked;
