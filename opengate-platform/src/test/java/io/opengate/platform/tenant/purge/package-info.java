/** A service's part in the deletion of a realm, without a service. */
@NullMarked
package io.opengate.platform.tenant.purge;

import org.jspecify.annotations.NullMarked;
