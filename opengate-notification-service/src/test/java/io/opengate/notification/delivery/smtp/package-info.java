@NullMarked
package io.opengate.notification.delivery.smtp;

import org.jspecify.annotations.NullMarked;
