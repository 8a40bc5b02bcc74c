package io.opengate.user.account.http;

import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.ManagementGrants;
import io.opengate.user.account.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** Grants from the rbac service, asked each time: changes of accounts are rare, and a stale answer would be a way around. */
@Component
class HttpManagementGrants implements ManagementGrants {

    private final RolePeer roles;

    HttpManagementGrants(PeerClients peers) {
        this.roles = peers.create(RolePeer.class, "rbac");
    }

    /** The rbac service's internal API, as far as this service reads it. */
    interface RolePeer {
        @GetExchange("/internal/realms/{realmId}/subjects/{subjectId}/roles")
        EffectiveRoles of(@PathVariable UUID realmId, @PathVariable UUID subjectId);
    }

    record EffectiveRoles(List<Grant> grants) {}

    record Grant(Set<String> permissions, Set<String> realms) {}

    @Override
    public List<RealmGrant> of(RealmId realm, UserId user) {
        return roles.of(realm.value(), user.value()).grants().stream()
                .map(grant -> new RealmGrant(grant.permissions(), grant.realms()))
                .toList();
    }
}
