/** Where a realm's mail server is read. */
@NullMarked
package io.opengate.notification.delivery.http;

import org.jspecify.annotations.NullMarked;
