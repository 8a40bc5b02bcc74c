/** The commands backup, restore, drill and recovered: a program without Spring that reaches the stores by itself. */
@NullMarked
package io.opengate.backup;

import org.jspecify.annotations.NullMarked;
