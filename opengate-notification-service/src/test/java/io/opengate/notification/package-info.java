@NullMarked
package io.opengate.notification;

import org.jspecify.annotations.NullMarked;
