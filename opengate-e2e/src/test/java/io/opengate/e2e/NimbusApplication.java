package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;

/** A relying party on Nimbus' SDK, configured by discovery alone. */
public final class NimbusApplication {

    private final OIDCProviderMetadata provider;
    private final ClientAuthentication authentication;
    private final ClientID clientId;
    private final URI redirectUri;
    private final State state = new State();
    private final Nonce nonce = new Nonce();
    private final CodeVerifier verifier = new CodeVerifier();

    public NimbusApplication(String issuer, String clientId, String secret, URI redirectUri) {
        try {
            this.provider = OIDCProviderMetadata.resolve(new Issuer(issuer));
        } catch (Exception e) {
            throw new AssertionError("discovery failed for " + issuer, e);
        }
        this.clientId = new ClientID(clientId);
        this.authentication = new ClientSecretBasic(this.clientId, new Secret(secret));
        this.redirectUri = redirectUri;
    }

    public OIDCProviderMetadata provider() {
        return provider;
    }

    public AuthenticationRequest.Builder request() {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), clientId, redirectUri)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
    }

    /** The code in the address that the browser was sent back to; state and issuer are checked. */
    public AuthorizationCode code(URI returned) throws ParseException {
        var response = AuthenticationResponseParser.parse(returned);
        assertThat(response).as(returned.toString()).isInstanceOf(AuthenticationSuccessResponse.class);
        assertThat(response.getState()).isEqualTo(state);
        assertThat(response.getIssuer()).isEqualTo(provider.getIssuer());
        return response.toSuccessResponse().getAuthorizationCode();
    }

    public TokenResponse exchange(AuthorizationCode code) throws IOException, ParseException {
        return token(new AuthorizationCodeGrant(code, redirectUri, verifier));
    }

    public TokenResponse refresh(RefreshToken refreshToken) throws IOException, ParseException {
        return token(new RefreshTokenGrant(refreshToken));
    }

    private TokenResponse token(AuthorizationGrant grant) throws IOException, ParseException {
        HTTPResponse answer = new TokenRequest.Builder(provider.getTokenEndpointURI(), authentication, grant)
                .build()
                .toHTTPRequest()
                .send();
        return OIDCTokenResponseParser.parse(answer);
    }

    /** The tokens of a successful response, after the ID token was validated with the provider's keys. */
    public OIDCTokens validated(TokenResponse response) throws Exception {
        assertThat(response.indicatesSuccess())
                .as(() -> response.toErrorResponse().toJSONObject().toString())
                .isTrue();
        OIDCTokens tokens = response.toSuccessResponse().getTokens().toOIDCTokens();
        claims(tokens);
        return tokens;
    }

    public IDTokenClaimsSet claims(OIDCTokens tokens) throws Exception {
        IDTokenValidator validator = new IDTokenValidator(
                provider.getIssuer(),
                clientId,
                JWSAlgorithm.RS256,
                provider.getJWKSetURI().toURL());
        return validator.validate(tokens.getIDToken(), nonce);
    }

    public UserInfoResponse userInfo(BearerAccessToken token) throws IOException, ParseException {
        return UserInfoResponse.parse(new UserInfoRequest(provider.getUserInfoEndpointURI(), token)
                .toHTTPRequest()
                .send());
    }

    public boolean isActive(Token token) throws IOException, ParseException {
        TokenIntrospectionResponse response = TokenIntrospectionResponse.parse(
                new TokenIntrospectionRequest(provider.getIntrospectionEndpointURI(), authentication, token)
                        .toHTTPRequest()
                        .send());
        assertThat(response.indicatesSuccess()).isTrue();
        return response.toSuccessResponse().isActive();
    }

    public int revoke(Token token) throws IOException {
        return new TokenRevocationRequest(provider.getRevocationEndpointURI(), authentication, token)
                .toHTTPRequest()
                .send()
                .getStatusCode();
    }
}
