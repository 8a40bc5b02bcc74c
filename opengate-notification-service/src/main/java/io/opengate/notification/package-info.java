/** The notification service: the audit trail, message templates and deliveries. */
@NullMarked
package io.opengate.notification;

import org.jspecify.annotations.NullMarked;
