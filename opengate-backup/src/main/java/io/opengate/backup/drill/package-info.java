/** Proves that the newest backup can be restored, and how long that takes. */
@NullMarked
package io.opengate.backup.drill;

import org.jspecify.annotations.NullMarked;
