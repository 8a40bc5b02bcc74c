package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.code.AuthorizationCodes;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.token.FrontChannelIssue;
import io.opengate.auth.token.IssueInFrontChannel;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response type with an ID token or an access token in it: the implicit and hybrid flows (OpenID Connect Core §3.2 and
 * §3.3). What it gives never travels in a query.
 */
final class FrontChannelResponseType implements AuthorizationResponseType {

    private final ResponseType value;
    private final AuthorizationCodes codes;
    private final IssueInFrontChannel tokens;

    FrontChannelResponseType(ResponseType value, AuthorizationCodes codes, IssueInFrontChannel tokens) {
        this.value = value;
        this.codes = codes;
        this.tokens = tokens;
    }

    @Override
    public ResponseType value() {
        return value;
    }

    @Override
    public Set<String> grantTypes() {
        Set<String> types = new LinkedHashSet<>(Set.of("implicit"));
        if (value.contains(ResponseType.Value.CODE)) {
            types.add("authorization_code");
        }
        return types;
    }

    @Override
    public ResponseMode defaultMode() {
        return ResponseMode.FRAGMENT;
    }

    @Override
    public Optional<AuthorizationResponse> respond(Approval approval) {
        AuthorizationGrant grant = approval.grant();
        if (!value.contains(ResponseType.Value.CODE)) {
            return respond(approval, grant, null);
        }
        return codes.issue(grant).flatMap(code -> respond(approval, grant, code));
    }

    private Optional<AuthorizationResponse> respond(
            Approval approval, AuthorizationGrant grant, @Nullable String code) {
        AuthorizationDemand demand = approval.demand();
        try {
            return tokens.issue(new FrontChannelIssue(demand.realm(), demand.client(), grant, value, code))
                    .map(issued -> demand.address().grant(code, issued));
        } catch (ProtocolException inactive) {
            // the token endpoint's refusal, in the words of this one
            OAuthError error = new OAuthError(AuthProblem.ACCESS_DENIED, inactive.detail());
            return Optional.of(demand.address().refuse(error));
        }
    }
}
