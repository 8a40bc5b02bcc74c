/** Whose request it is: proxy headers count from configured proxies only. */
@NullMarked
package io.opengate.gateway.address;

import org.jspecify.annotations.NullMarked;
