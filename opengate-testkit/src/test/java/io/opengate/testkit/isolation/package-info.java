@NullMarked
package io.opengate.testkit.isolation;

import org.jspecify.annotations.NullMarked;
