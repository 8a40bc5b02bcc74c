/** Removes what is left of realms, users and clients that are gone. */
@NullMarked
package io.opengate.rbac.purge;

import org.jspecify.annotations.NullMarked;
