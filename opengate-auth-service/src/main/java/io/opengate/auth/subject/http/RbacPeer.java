package io.opengate.auth.subject.http;

import io.opengate.auth.subject.EffectiveRoles;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The rbac service's internal API, as far as tokens need it. */
@HttpExchange
interface RbacPeer {

    @GetExchange("/internal/realms/{realmId}/subjects/{subjectId}/roles")
    EffectiveRoles roles(@PathVariable("realmId") UUID realm, @PathVariable("subjectId") UUID subject);
}
