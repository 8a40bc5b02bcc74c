/** IP addresses and ranges of them; nothing here looks a name up. */
@NullMarked
package io.opengate.platform.network;

import org.jspecify.annotations.NullMarked;
