package io.opengate.auth.authorize;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.platform.crypto.SignatureVerifiers;
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
                && jwt.verify(SignatureVerifiers.of(key.get()));
    }

    private static Hint hint(JWTClaimsSet claims) throws ParseException {
        String subject = claims.getSubject();
        if (subject == null) {
            throw new ParseException("sub is missing", 0);
        }
        return new Hint(UUID.fromString(subject), Set.copyOf(claims.getAudience()), claims.getStringClaim("sid"));
    }
}
