/** Mail by SMTP, to servers that tenants name. */
@NullMarked
package io.opengate.notification.delivery.smtp;

import org.jspecify.annotations.NullMarked;
