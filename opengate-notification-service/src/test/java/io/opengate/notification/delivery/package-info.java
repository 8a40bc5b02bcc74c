@NullMarked
package io.opengate.notification.delivery;

import org.jspecify.annotations.NullMarked;
