package io.opengate.auth.discovery;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Display;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.auth.authorize.AuthenticationContexts;
import io.opengate.auth.authorize.AuthorizationResponseTypes;
import io.opengate.auth.authorize.ResponseModes;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.auth.requestobject.RequestObjectAlgorithms;
import io.opengate.platform.tenant.RealmRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a client may ask the authorization endpoint for, and in which ways. */
@Component
final class AuthorizationAbilities implements MetadataPart {

    private final Issuers issuers;
    private final SigningKeys keys;
    private final AuthorizationResponseTypes types;
    private final ResponseModes modes;

    AuthorizationAbilities(Issuers issuers, SigningKeys keys, AuthorizationResponseTypes types, ResponseModes modes) {
        this.issuers = issuers;
        this.keys = keys;
        this.types = types;
        this.modes = modes;
    }

    @Override
    public void describe(RealmRef realm, OIDCProviderMetadata metadata) {
        metadata.setAuthorizationEndpointURI(issuers.endpoint(realm.name(), "auth"));
        metadata.setPushedAuthorizationRequestEndpointURI(issuers.endpoint(realm.name(), "ext/par/request"));
        addAnswers(realm, metadata);
        addRequests(metadata);
    }

    private void addAnswers(RealmRef realm, OIDCProviderMetadata metadata) {
        metadata.setResponseTypes(types.values());
        metadata.setResponseModes(modes.values());
        metadata.setGrantTypes(withImplicit(metadata.getGrantTypes()));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setAuthorizationJWSAlgs(keys.of(realm.id()).algorithms().stream()
                .sorted(Comparator.comparing(JWSAlgorithm::getName))
                .toList());
    }

    private static void addRequests(OIDCProviderMetadata metadata) {
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setPromptTypes(
                List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT, Prompt.Type.SELECT_ACCOUNT));
        metadata.setDisplays(List.of(Display.PAGE));
        metadata.setACRs(AuthenticationContexts.REACHABLE.stream().map(ACR::new).toList());
        metadata.setSupportsClaimsParams(true);
        metadata.setSupportsRequestParam(true);
        metadata.setSupportsRequestURIParam(true);
        metadata.setRequiresRequestURIRegistration(true);
        metadata.setRequestObjectJWSAlgs(RequestObjectAlgorithms.ACCEPTED);
    }

    private static List<GrantType> withImplicit(List<GrantType> grants) {
        List<GrantType> all = new ArrayList<>(grants);
        all.add(GrantType.IMPLICIT);
        all.sort(Comparator.comparing(GrantType::getValue));
        return all;
    }
}
