/** What callers of the management API see of a read replica, with a real primary and a real streaming replica. */
@NullMarked
package io.opengate.user.replica;

import org.jspecify.annotations.NullMarked;
