/** Reports to the realm service. */
@NullMarked
package io.opengate.notification.purge.http;

import org.jspecify.annotations.NullMarked;
