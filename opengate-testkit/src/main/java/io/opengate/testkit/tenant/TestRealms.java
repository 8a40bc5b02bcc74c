package io.opengate.testkit.tenant;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Realms that exist for the service under test. They come before its own directory; a service other than the realm
 * service knows no others.
 */
public final class TestRealms {

    public static final RealmRef MASTER = new RealmRef(RealmId.MASTER, RealmName.MASTER, true);

    private final Map<RealmName, RealmRef> byName = new ConcurrentHashMap<>(Map.of(MASTER.name(), MASTER));

    /** A new enabled realm of that name, with an id of its own. */
    public RealmRef create(String name) {
        return put(new RealmRef(new RealmId(UUID.randomUUID()), RealmName.of(name), true));
    }

    /** A new enabled realm with a name that no other test has. */
    public RealmRef create() {
        return create("t" + UUID.randomUUID().toString().substring(0, 13));
    }

    /** Adds the realm, or replaces the one of that name. */
    public RealmRef put(RealmRef realm) {
        byName.put(realm.name(), realm);
        return realm;
    }

    public void remove(RealmRef realm) {
        byName.remove(realm.name());
    }

    Optional<RealmRef> find(RealmName name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<RealmRef> find(RealmId id) {
        return byName.values().stream().filter(realm -> realm.id().equals(id)).findFirst();
    }

    Realms before(Realms own, boolean ownKnowsMore) {
        TestRealms added = this;
        return new Realms() {
            @Override
            public Optional<RealmRef> find(RealmName name) {
                Optional<RealmRef> realm = added.find(name);
                return realm.isPresent() || !ownKnowsMore ? realm : own.find(name);
            }

            @Override
            public Optional<RealmRef> find(RealmId id) {
                Optional<RealmRef> realm = added.find(id);
                return realm.isPresent() || !ownKnowsMore ? realm : own.find(id);
            }
        };
    }
}
