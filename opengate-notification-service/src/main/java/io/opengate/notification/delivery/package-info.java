/**
 * Deliveries: a message to somebody, tried until the mail server takes it or there is no hope. Content is sealed while
 * it waits and forgotten afterwards. Knows nothing of who wanted the message or why.
 */
@NullMarked
package io.opengate.notification.delivery;

import org.jspecify.annotations.NullMarked;
