/** The folder of a backup: half while it is written, whole once it has its name; encryption, checksums, retention. */
@NullMarked
package io.opengate.backup.archive;

import org.jspecify.annotations.NullMarked;
