/**
 * Rules that every migration obeys, read from its text: it only adds, it locks no table that is in use, it works in every
 * schema. Also the replay of rows as earlier versions wrote them. Knows no table of a service.
 */
@NullMarked
package io.opengate.testkit.migration;

import org.jspecify.annotations.NullMarked;
