/** The egress guard on real sockets. */
@NullMarked
package io.opengate.platform.egress;

import org.jspecify.annotations.NullMarked;
