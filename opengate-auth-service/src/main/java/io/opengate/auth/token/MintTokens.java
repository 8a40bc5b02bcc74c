package io.opengate.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.subject.EffectiveRoles;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes the tokens of an answer and the answer itself. */
@Service
final class MintTokens {

    /** RFC 9068 §2.1. */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final Issuers issuers;
    private final TokenSigner signer;

    MintTokens(Issuers issuers, TokenSigner signer) {
        this.issuers = issuers;
        this.signer = signer;
    }

    /** The key that will sign: asked for before anything is used up. */
    SigningKey key(TokenCall call, Issuance issuance) {
        return signer.key(call.realm().id(), issuance.settings(), call.registration());
    }

    AccessTokenResponse mint(
            TokenCall call, Issuance issuance, SigningKey key, Authorization authorization, EffectiveRoles roles) {
        String issuer = issuers.of(call.realm().name());
        JWTClaimsSet claims = AccessTokenClaims.of(
                issuer, call.realm().id(), call.registration(), issuance, authorization, roles, call.confirmation());
        AccessToken accessToken = typed(
                call.confirmation(),
                signer.sign(key, ACCESS_TOKEN, claims).serialize(),
                Duration.between(issuance.issuedAt(), issuance.expiresAt()).toSeconds(),
                Scope.parse(Objects.toString(claims.getClaim("scope"), "")));
        RefreshToken refreshToken = refreshToken(authorization.refreshToken());
        SignOn signOn = authorization.signOn();
        if (signOn == null || !authorization.scopes().contains("openid")) {
            return new AccessTokenResponse(new Tokens(accessToken, refreshToken));
        }
        JWTClaimsSet identity =
                IdTokenClaims.of(issuer, call.client().clientId(), issuance, authorization, signOn, accessToken, key);
        return new OIDCTokenResponse(
                new OIDCTokens(signer.sign(key, JOSEObjectType.JWT, identity), accessToken, refreshToken));
    }

    private static AccessToken typed(@Nullable Confirmation confirmation, String text, long seconds, Scope scope) {
        return confirmation instanceof Confirmation.Key
                ? new DPoPAccessToken(text, seconds, scope)
                : new BearerAccessToken(text, seconds, scope);
    }

    private static @Nullable RefreshToken refreshToken(@Nullable String text) {
        return text == null ? null : new RefreshToken(text);
    }
}
