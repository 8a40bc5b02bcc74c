@NullMarked
package io.opengate.platform.persistence.replica;

import org.jspecify.annotations.NullMarked;
