@NullMarked
package io.opengate.notification.purge;

import org.jspecify.annotations.NullMarked;
