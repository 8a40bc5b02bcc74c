/** The write fence as PostgreSQL sees it. */
@NullMarked
package io.opengate.backup.snapshot;

import org.jspecify.annotations.NullMarked;
