package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.token.FrontChannelTokens;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where and how answers go: only made for a redirect URI that the client registered.
 *
 * @param uri the redirect URI
 * @param sent whether the request named it
 * @param mode how parameters travel
 * @param state the client's state, repeated in every answer
 * @param issuer who answers, in every answer (RFC 9207)
 */
public record ReturnAddress(
        URI uri, boolean sent, ResponseMode mode, @Nullable State state, Issuer issuer) {

    /** An answer that says no. */
    public AuthorizationErrorResponse refuse(OAuthError error) {
        return new AuthorizationErrorResponse(uri, error.object(), state, issuer, mode);
    }

    /** An answer with tokens, and with a code where there is one. */
    AuthorizationSuccessResponse grant(@Nullable String code, FrontChannelTokens tokens) {
        AuthorizationCode given = code == null ? null : new AuthorizationCode(code);
        return tokens.idToken() == null
                ? new AuthorizationSuccessResponse(uri, given, tokens.accessToken(), state, issuer, mode)
                : new AuthenticationSuccessResponse(
                        uri, given, tokens.idToken(), tokens.accessToken(), state, null, issuer, mode);
    }

    /** An answer with a code. */
    public AuthorizationSuccessResponse grant(String code) {
        return new AuthorizationSuccessResponse(uri, new AuthorizationCode(code), null, state, issuer, mode);
    }
}
