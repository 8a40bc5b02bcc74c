/** Templates over HTTP. */
@NullMarked
package io.opengate.notification.template.web;

import org.jspecify.annotations.NullMarked;
