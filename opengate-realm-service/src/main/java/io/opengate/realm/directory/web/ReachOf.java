package io.opengate.realm.directory.web;

import io.opengate.platform.security.Caller;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.directory.VisibleRealms;
import java.util.Set;
import java.util.stream.Collectors;

/** Which realms a token may read: those that its grants cover in {@code master}, its own anywhere else. */
final class ReachOf {
    private static final String READ = "realm.read";

    private ReachOf() {}

    static VisibleRealms subject(Caller.Subject caller) {
        if (caller.mayEverywhere(READ)) {
            return new VisibleRealms.Every();
        }
        return new VisibleRealms.Only(caller.realm().isMaster() ? granted(caller) : Set.of(caller.realm()));
    }

    private static Set<RealmId> granted(Caller.Subject caller) {
        return caller.grants().stream()
                .filter(grant -> grant.permissions().contains(READ))
                .map(RealmGrant::realms)
                .flatMap(Set::stream)
                .filter(realm -> !realm.equals(RealmGrant.EVERY_REALM))
                .map(RealmId::of)
                .collect(Collectors.toSet());
    }
}
