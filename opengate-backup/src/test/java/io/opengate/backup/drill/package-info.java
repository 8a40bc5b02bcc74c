/** What a drill leaves behind: nothing. */
@NullMarked
package io.opengate.backup.drill;

import org.jspecify.annotations.NullMarked;
