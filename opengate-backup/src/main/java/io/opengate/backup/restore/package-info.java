/** Puts a backup beside what is there, verifies it, and switches. */
@NullMarked
package io.opengate.backup.restore;

import org.jspecify.annotations.NullMarked;
