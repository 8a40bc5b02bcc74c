/** Deliveries over HTTP. */
@NullMarked
package io.opengate.notification.delivery.web;

import org.jspecify.annotations.NullMarked;
