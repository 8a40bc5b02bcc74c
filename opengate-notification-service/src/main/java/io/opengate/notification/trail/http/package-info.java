/** Fetches events from the services that own them. */
@NullMarked
package io.opengate.notification.trail.http;

import org.jspecify.annotations.NullMarked;
