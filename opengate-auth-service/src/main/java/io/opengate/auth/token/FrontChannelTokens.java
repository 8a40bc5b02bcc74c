package io.opengate.auth.token;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import org.jspecify.annotations.Nullable;

/** Tokens that the authorization endpoint gives; those that were not asked for are null. */
public record FrontChannelTokens(
        @Nullable AccessToken accessToken, @Nullable SignedJWT idToken) {

    @Override
    public String toString() {
        return "(tokens)";
    }
}
