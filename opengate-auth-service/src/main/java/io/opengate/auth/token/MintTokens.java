package io.opengate.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.platform.tenant.RealmId;
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
    private final PersonClaims people;

    MintTokens(Issuers issuers, TokenSigner signer, PersonClaims people) {
        this.issuers = issuers;
        this.signer = signer;
        this.people = people;
    }

    /** The key that will sign: asked for before anything is used up. */
    SigningKey key(TokenCall call, Issuance issuance) {
        return key(call.realm().id(), call.registration(), issuance);
    }

    /** The same without a call to the token endpoint. */
    SigningKey key(RealmId realm, RegisteredClient client, Issuance issuance) {
        return signer.key(realm, issuance.settings(), client);
    }

    AccessTokenResponse mint(
            TokenCall call, Issuance issuance, SigningKey key, Authorization authorization, EffectiveRoles roles) {
        Minting minting = new Minting(call.realm(), call.registration(), issuance, key, authorization);
        AccessToken accessToken = accessToken(minting, roles, call.confirmation());
        RefreshToken refreshToken = refreshToken(authorization.refreshToken());
        if (authorization.signOn() == null || !authorization.scopes().contains("openid")) {
            return new AccessTokenResponse(new Tokens(accessToken, refreshToken));
        }
        SignedJWT identity = idToken(minting, new Companions(accessToken, null, false));
        return new OIDCTokenResponse(new OIDCTokens(identity, accessToken, refreshToken));
    }

    AccessToken accessToken(Minting minting, EffectiveRoles roles, @Nullable Confirmation confirmation) {
        Issuance issuance = minting.issuance();
        JWTClaimsSet claims = AccessTokenClaims.of(
                issuers.of(minting.realm().name()),
                minting.realm().id(),
                minting.client(),
                issuance,
                minting.authorization(),
                roles,
                confirmation);
        return typed(
                confirmation,
                signer.sign(minting.key(), ACCESS_TOKEN, claims).serialize(),
                Duration.between(issuance.issuedAt(), issuance.expiresAt()).toSeconds(),
                Scope.parse(Objects.toString(claims.getClaim("scope"), "")));
    }

    SignedJWT idToken(Minting minting, Companions companions) {
        JWTClaimsSet claims = IdTokenClaims.of(
                issuers.of(minting.realm().name()), minting, companions, people.inIdToken(minting, companions));
        return signer.sign(minting.key(), JOSEObjectType.JWT, claims);
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
