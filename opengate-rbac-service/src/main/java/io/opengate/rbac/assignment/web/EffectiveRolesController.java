package io.opengate.rbac.assignment.web;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.rbac.assignment.EffectiveRoles;
import io.opengate.rbac.assignment.FindEffectiveRoles;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody's roles come to. */
@ReadsPrimary("it tells what a subject may do now")
@RestController
class EffectiveRolesController {

    private final FindEffectiveRoles find;

    EffectiveRolesController(FindEffectiveRoles find) {
        this.find = find;
    }

    @GetMapping("/api/v1/realms/{realm}/roles/effective")
    @RequiresPermission("assignment.read")
    EffectiveRoles ofUser(RealmRef realm, @RequestParam UUID user) {
        return find.of(realm.id(), user);
    }

    @GetMapping("/internal/realms/{realmId}/subjects/{subjectId}/roles")
    @InternalRoute({"auth", "user"})
    EffectiveRoles ofSubject(@PathVariable UUID realmId, @PathVariable UUID subjectId) {
        return find.of(RealmId.of(realmId), subjectId);
    }
}
