/** Tests of everything that a browser shows, over real HTTP and with a real Redis; only the peers are in memory. */
@NullMarked
package io.opengate.auth.browser;

import org.jspecify.annotations.NullMarked;
