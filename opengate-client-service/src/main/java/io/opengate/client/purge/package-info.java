/** Removes what is left of realms and users that are gone. */
@NullMarked
package io.opengate.client.purge;

import org.jspecify.annotations.NullMarked;
