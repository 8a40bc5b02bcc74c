/** Realms and tokens for tests: the service under test trusts them as if the suite had made them. */
@NullMarked
package io.opengate.testkit.tenant;

import org.jspecify.annotations.NullMarked;
