/**
 * Looking at a store now and then for whoever watches it: a sample is taken when somebody asks and the last is old, never
 * per request, and a store that hangs keeps nobody waiting. Redis' own figures are here; PostgreSQL's are in {@code
 * persistence.watch}.
 */
@NullMarked
package io.opengate.platform.watch;

import org.jspecify.annotations.NullMarked;
