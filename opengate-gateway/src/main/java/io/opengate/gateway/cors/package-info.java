/** Which web pages may call a realm, as its clients say. */
@NullMarked
package io.opengate.gateway.cors;

import org.jspecify.annotations.NullMarked;
