/** The trail over HTTP. */
@NullMarked
package io.opengate.notification.trail.web;

import org.jspecify.annotations.NullMarked;
