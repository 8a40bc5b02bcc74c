/** Addresses on the web that a client may register. */
@NullMarked
package io.opengate.client.address;

import org.jspecify.annotations.NullMarked;
