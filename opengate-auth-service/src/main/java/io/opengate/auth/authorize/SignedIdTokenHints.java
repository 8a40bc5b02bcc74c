package io.opengate.auth.authorize;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.platform.crypto.Ed25519;
import io.opengate.platform.tenant.RealmRef;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads hints that a key of the realm signed; the algorithm is the key's, and an access token is no ID token. */
@Component
final class SignedIdTokenHints implements IdTokenHints {

    private static final int MAXIMUM_LENGTH = 16_384;

    private final SigningKeys keys;
    private final Issuers issuers;

    SignedIdTokenHints(SigningKeys keys, Issuers issuers) {
        this.keys = keys;
        this.issuers = issuers;
    }

    @Override
    public Optional<Hint> read(RealmRef realm, String idToken) {
        if (idToken.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(idToken);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean ours = issuers.of(realm.name()).equals(claims.getIssuer()) && isTyped(jwt) && isSigned(realm, jwt);
            return ours ? Optional.of(hint(claims)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isTyped(SignedJWT jwt) {
        var type = jwt.getHeader().getType();
        return type == null || type.getType().equalsIgnoreCase("JWT");
    }

    private boolean isSigned(RealmRef realm, SignedJWT jwt) throws JOSEException {
        String kid = jwt.getHeader().getKeyID();
        Optional<JWK> key = kid == null ? Optional.empty() : keys.of(realm.id()).find(kid);
        return key.isPresent()
                && jwt.getHeader().getAlgorithm().equals(key.get().getAlgorithm())
                && jwt.verify(verifier(key.get()));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            case OctetKeyPair okp -> Ed25519.verifier(okp);
            default -> throw new JOSEException("no verifier for this type of key");
        };
    }

    private static Hint hint(JWTClaimsSet claims) throws ParseException {
        String subject = claims.getSubject();
        if (subject == null) {
            throw new ParseException("sub is missing", 0);
        }
        return new Hint(UUID.fromString(subject), Set.copyOf(claims.getAudience()), claims.getStringClaim("sid"));
    }
}
