/** Certificates made for one test run, and servers that present them. */
@NullMarked
package io.opengate.testkit.tls;

import org.jspecify.annotations.NullMarked;
