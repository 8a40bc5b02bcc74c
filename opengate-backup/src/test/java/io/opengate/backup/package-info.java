/** Backups and restores of real databases and a real Redis. */
@NullMarked
package io.opengate.backup;

import org.jspecify.annotations.NullMarked;
