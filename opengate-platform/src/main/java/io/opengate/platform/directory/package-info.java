/** The realm directory and the realms' public keys, read from the realm service and cached. */
@NullMarked
package io.opengate.platform.directory;

import org.jspecify.annotations.NullMarked;
