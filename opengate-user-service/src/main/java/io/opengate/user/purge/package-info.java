/** This service's part in the deletion of a realm. */
@NullMarked
package io.opengate.user.purge;

import org.jspecify.annotations.NullMarked;
