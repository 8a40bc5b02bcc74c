@NullMarked
package io.opengate.platform.events.outbox;

import org.jspecify.annotations.NullMarked;
