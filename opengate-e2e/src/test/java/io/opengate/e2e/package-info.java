/** The running suite, driven through the gateway by real clients. */
@NullMarked
package io.opengate.e2e;

import org.jspecify.annotations.NullMarked;
