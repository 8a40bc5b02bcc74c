/** Other programs: pg_dump, pg_restore, age, redis-server. */
@NullMarked
package io.opengate.backup.process;

import org.jspecify.annotations.NullMarked;
