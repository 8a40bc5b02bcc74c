/** This service's part in deleting a realm. */
@NullMarked
package io.opengate.notification.purge;

import org.jspecify.annotations.NullMarked;
