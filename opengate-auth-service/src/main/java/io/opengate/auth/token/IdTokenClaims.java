package io.opengate.auth.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.CodeHash;
import io.opengate.auth.realm.SigningKey;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an ID token (OpenID Connect Core §2, §3.1.3.6, §3.2.2.10 and §3.3.2.11). Its one audience is the client,
 * so {@code azp} is not due.
 */
final class IdTokenClaims {

    private IdTokenClaims() {}

    static JWTClaimsSet of(String issuer, Minting minting, Companions companions, Map<String, Object> person) {
        Authorization authorization = minting.authorization();
        SignOn signOn = Objects.requireNonNull(authorization.signOn());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        person.forEach(claims::claim);
        return claims.issuer(issuer)
                .subject(authorization.subject().toString())
                .audience(minting.client().clientId().value())
                .issueTime(Date.from(minting.issuance().issuedAt()))
                .expirationTime(Date.from(minting.issuance().expiresAt()))
                .claim("auth_time", signOn.authTime().getEpochSecond())
                .claim("nonce", signOn.nonce())
                .claim("acr", signOn.acr())
                .claim("amr", signOn.amr().isEmpty() ? null : signOn.amr())
                .claim("sid", signOn.sid())
                .claim("at_hash", hash(companions.accessToken(), minting.key()))
                .claim("c_hash", hash(companions.code(), minting.key()))
                .build();
    }

    private static @Nullable String hash(@Nullable AccessToken token, SigningKey key) {
        return token == null
                ? null
                : AccessTokenHash.compute(token, key.algorithm(), curve(key.publicKey()))
                        .getValue();
    }

    private static @Nullable String hash(@Nullable AuthorizationCode code, SigningKey key) {
        return code == null
                ? null
                : CodeHash.compute(code, key.algorithm(), curve(key.publicKey()))
                        .getValue();
    }

    private static @Nullable Curve curve(JWK key) {
        return key instanceof OctetKeyPair okp ? okp.getCurve() : null;
    }
}
