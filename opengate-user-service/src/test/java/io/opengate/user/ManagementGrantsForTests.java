package io.opengate.user;

import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.ManagementGrants;
import io.opengate.user.account.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Grants that a test gives; the rbac service does not run beside the service under test. */
@Component
@Primary
public class ManagementGrantsForTests implements ManagementGrants {

    private final Map<UserId, List<RealmGrant>> grants = new ConcurrentHashMap<>();

    /** From now on the account holds these permissions in these realms. */
    public void give(UserId user, Set<String> permissions, String... realms) {
        grants.put(user, List.of(new RealmGrant(permissions, Set.of(realms))));
    }

    @Override
    public List<RealmGrant> of(RealmId realm, UserId user) {
        return grants.getOrDefault(user, List.of());
    }
}
