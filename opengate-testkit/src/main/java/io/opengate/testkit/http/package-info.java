/** Real HTTP against the service under test. */
@NullMarked
package io.opengate.testkit.http;

import org.jspecify.annotations.NullMarked;
