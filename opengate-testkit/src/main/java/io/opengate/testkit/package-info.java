/** What tests of every service share; test scope only. */
@NullMarked
package io.opengate.testkit;

import org.jspecify.annotations.NullMarked;
