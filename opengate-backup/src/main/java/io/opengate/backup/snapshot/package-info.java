/** Takes a backup: the fence, one snapshot of every store, the dumps. */
@NullMarked
package io.opengate.backup.snapshot;

import org.jspecify.annotations.NullMarked;
