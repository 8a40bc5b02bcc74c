package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.code.AuthorizationCodes;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.session.SignOnSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code response_type=code} (RFC 6749 §4.1, OpenID Connect Core §3.1). */
@Component
final class CodeResponseType implements AuthorizationResponseType {

    private final AuthorizationCodes codes;

    CodeResponseType(AuthorizationCodes codes) {
        this.codes = codes;
    }

    @Override
    public ResponseType value() {
        return ResponseType.CODE;
    }

    @Override
    public String grantType() {
        return "authorization_code";
    }

    @Override
    public ResponseMode defaultMode() {
        return ResponseMode.QUERY;
    }

    @Override
    public Optional<AuthorizationResponse> respond(Approval approval) {
        AuthorizationDemand demand = approval.demand();
        return codes.issue(grant(demand, approval.session()))
                .map(code -> demand.address().grant(code));
    }

    private static AuthorizationGrant grant(AuthorizationDemand demand, SignOnSession session) {
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
