@NullMarked
package io.opengate.platform.persistence;

import org.jspecify.annotations.NullMarked;
