package io.opengate.auth.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.realm.SigningKey;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The claims of an ID token (OpenID Connect Core §2 and §3.1.3.6). Its one audience is the client, so {@code azp} is not due. */
final class IdTokenClaims {

    private IdTokenClaims() {}

    static JWTClaimsSet of(
            String issuer,
            ClientId client,
            Issuance issuance,
            Authorization authorization,
            SignOn signOn,
            AccessToken accessToken,
            SigningKey key) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(authorization.subject().toString())
                .audience(client.value())
                .issueTime(Date.from(issuance.issuedAt()))
                .expirationTime(Date.from(issuance.expiresAt()))
                .claim("auth_time", signOn.authTime().getEpochSecond())
                .claim("nonce", signOn.nonce())
                .claim("acr", signOn.acr())
                .claim("amr", signOn.amr().isEmpty() ? null : signOn.amr())
                .claim("sid", signOn.sid())
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(accessToken, key.algorithm(), curve(key.publicKey()))
                                .getValue())
                .build();
    }

    private static @Nullable Curve curve(JWK key) {
        return key instanceof OctetKeyPair okp ? okp.getCurve() : null;
    }
}
