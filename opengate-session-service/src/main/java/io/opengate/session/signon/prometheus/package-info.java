/** How this service's metrics are called in Prometheus. */
@NullMarked
package io.opengate.session.signon.prometheus;

import org.jspecify.annotations.NullMarked;
