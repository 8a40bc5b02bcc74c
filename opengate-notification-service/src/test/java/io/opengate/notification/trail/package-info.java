@NullMarked
package io.opengate.notification.trail;

import org.jspecify.annotations.NullMarked;
