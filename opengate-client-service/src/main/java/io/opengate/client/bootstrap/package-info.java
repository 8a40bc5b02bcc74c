/** Makes the first client of the master realm, for automation. Refuses to know who its administrator is. */
@NullMarked
package io.opengate.client.bootstrap;

import org.jspecify.annotations.NullMarked;
