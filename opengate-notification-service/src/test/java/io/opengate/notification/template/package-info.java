@NullMarked
package io.opengate.notification.template;

import org.jspecify.annotations.NullMarked;
