/** The rules of migrations, each with a file that breaks it and one that only looks like it. */
@NullMarked
package io.opengate.testkit.migration;

import org.jspecify.annotations.NullMarked;
