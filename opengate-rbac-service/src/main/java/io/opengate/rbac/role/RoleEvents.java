package io.opengate.rbac.role;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the role service tells others about a role. */
final class RoleEvents {

    private RoleEvents() {}

    static EventDraft created(RealmId realm, Role role) {
        return about("role.created", realm, role);
    }

    static EventDraft updated(RealmId realm, Role role) {
        return about("role.updated", realm, role);
    }

    static EventDraft deleted(RealmId realm, Role role) {
        return about("role.deleted", realm, role);
    }

    /** The event, which also ends every token for the management API: what a role gave has changed for all who have it. */
    static EventDraft endingManagement(EventDraft event, RealmId realm) {
        return event.revoking(new Revocation(Revocation.Kind.REALM, realm.toString(), Revocation.MANAGEMENT));
    }

    private static EventDraft about(String type, RealmId realm, Role role) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", role.name());
        if (!role.client().isEmpty()) {
            data.put("client", role.client());
        }
        data.put(
                "composites",
                role.settings().composites().stream().map(Object::toString).toList());
        return EventDraft.of(type, realm, role.id().toString()).data(data);
    }
}
