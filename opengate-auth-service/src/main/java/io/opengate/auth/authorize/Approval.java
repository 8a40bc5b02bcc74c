package io.opengate.auth.authorize;

import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.session.SignOnSession;
import java.util.List;
import java.util.Set;

/** A demand that the person of that session, and the rules, agree to. */
public record Approval(AuthorizationDemand demand, SignOnSession session) {

    /** What the client may have. */
    AuthorizationGrant grant() {
        return new AuthorizationGrant(
                demand.realm().id(),
                demand.client().clientId(),
                session.user(),
                session.sid(),
                demand.address().uri().toString(),
                demand.address().sent(),
                demand.scopes(),
                demand.nonce(),
                demand.codeChallenge(),
                session.authenticatedAt(),
                session.methods(),
                session.contextClass(),
                demand.parameters().find("claims").orElse(null),
                demand.parameters().find("dpop_jkt").orElse(null),
                Set.copyOf(demand.parameters().values().getOrDefault("resource", List.of())));
    }
}
