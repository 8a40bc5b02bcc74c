package io.opengate.testkit.tenant;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.PurgeAcknowledgements;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The realm service, as far as it is told of purges; a bean of a test whose realms are deleted. */
public final class RecordedPurges implements PurgeAcknowledgements {

    private final Set<RealmId> realms = ConcurrentHashMap.newKeySet();

    @Override
    public void purged(RealmId realm) {
        realms.add(realm);
    }

    /** Whether the purge of the realm was acknowledged. */
    public boolean contains(RealmId realm) {
        return realms.contains(realm);
    }
}
