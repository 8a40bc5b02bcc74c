/**
 * A service's part in the deletion of a realm: it hears of it, has the service remove what it holds, and reports that.
 * What there is to remove is the service's own knowledge, in its {@link io.opengate.platform.tenant.purge.RealmPurge}.
 */
@NullMarked
package io.opengate.platform.tenant.purge;

import org.jspecify.annotations.NullMarked;
