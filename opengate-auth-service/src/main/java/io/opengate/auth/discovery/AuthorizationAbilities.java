package io.opengate.auth.discovery;

import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.tenant.RealmRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a client may ask the authorization endpoint for, and in which ways. */
@Component
final class AuthorizationAbilities implements MetadataPart {

    private final Issuers issuers;

    AuthorizationAbilities(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public void describe(RealmRef realm, OIDCProviderMetadata metadata) {
        metadata.setAuthorizationEndpointURI(issuers.endpoint(realm.name(), "auth"));
        metadata.setPushedAuthorizationRequestEndpointURI(issuers.endpoint(realm.name(), "ext/par/request"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY, ResponseMode.FRAGMENT, ResponseMode.FORM_POST));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setPromptTypes(
                List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT, Prompt.Type.SELECT_ACCOUNT));
        metadata.setSupportsClaimsParams(false);
        metadata.setSupportsRequestParam(false);
        metadata.setSupportsRequestURIParam(false);
    }
}
