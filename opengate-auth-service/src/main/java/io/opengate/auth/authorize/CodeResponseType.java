package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.code.AuthorizationCodes;
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
    public Set<String> grantTypes() {
        return Set.of("authorization_code");
    }

    @Override
    public ResponseMode defaultMode() {
        return ResponseMode.QUERY;
    }

    @Override
    public Optional<AuthorizationResponse> respond(Approval approval) {
        return codes.issue(approval.grant()).map(approval.demand().address()::grant);
    }
}
