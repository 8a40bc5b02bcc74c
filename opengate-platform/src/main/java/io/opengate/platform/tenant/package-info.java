/** Which realm a piece of work belongs to. Owns realm ids, names and the current scope; knows nothing of a realm's settings. */
@NullMarked
package io.opengate.platform.tenant;

import org.jspecify.annotations.NullMarked;
