@NullMarked
package io.opengate.testkit.postgresql;

import org.jspecify.annotations.NullMarked;
