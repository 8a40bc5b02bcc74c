/** What every service must hold to; each service subclasses these. */
@NullMarked
package io.opengate.testkit.contract;

import org.jspecify.annotations.NullMarked;
