package io.opengate.user;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.credential.RealmPolicies;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Policies that a test sets; the realm service does not run beside the service under test. */
@Component
@Primary
public class RealmPoliciesForTests implements RealmPolicies {

    private final Map<RealmId, RealmPolicy> policies = new ConcurrentHashMap<>();

    /** From now on the realm demands this of passwords. */
    public void demand(RealmId realm, int minimumLength) {
        policies.put(realm, new RealmPolicy(minimumLength));
    }

    @Override
    public RealmPolicy of(RealmId realm) {
        return policies.getOrDefault(realm, RealmPolicy.DEFAULT);
    }
}
