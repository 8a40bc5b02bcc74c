package io.opengate.auth.browser;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

/** ID tokens as clients keep them: expired long ago. */
final class TestIdTokens {

    private TestIdTokens() {}

    static String of(BrowserContract test, String username) {
        return sign(claims(test, username), Objects.requireNonNull(test.world.keys.get(test.realm.id())));
    }

    static String unsigned(BrowserContract test, String username) {
        return new PlainJWT(claims(test, username)).serialize();
    }

    /** Signed with a key that has the id of the realm's. */
    static String foreign(BrowserContract test, String username) {
        try {
            return sign(
                    claims(test, username),
                    new ECKeyGenerator(Curve.P_256).keyID("k1").generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(BrowserContract test, String username) {
        World.Person person = test.world.people.values().stream()
                .filter(one ->
                        one.realm().equals(test.realm.id()) && one.username().equals(username))
                .findFirst()
                .orElseThrow();
        return new JWTClaimsSet.Builder()
                .issuer(test.publicUrl.of("/realms/" + test.realm.name()))
                .subject(person.id().toString())
                .audience("shop")
                .claim("sid", test.sid())
                .expirationTime(Date.from(Instant.now().minusSeconds(86_400)))
                .build();
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
