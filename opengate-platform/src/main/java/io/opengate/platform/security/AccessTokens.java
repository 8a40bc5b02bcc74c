package io.opengate.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.platform.crypto.SignatureVerifiers;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies access tokens of every realm as RFC 9068 §4 says; the algorithm is pinned to the key. */
public final class AccessTokens {

    private static final int MAXIMUM_LENGTH = 16_384;

    private final String issuerPrefix;
    private final Realms realms;
    private final VerificationKeys keys;
    private final RevocationCheck revocations;
    private final Clock clock;
    private final Duration skew;

    public AccessTokens(
            PublicUrl publicUrl,
            Realms realms,
            VerificationKeys keys,
            RevocationCheck revocations,
            Clock clock,
            Duration skew) {
        this.issuerPrefix = publicUrl.of("/realms/");
        this.realms = realms;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.skew = skew;
    }

    /** The token, or empty when it is malformed, foreign, expired, revoked or of a realm that is disabled or gone. */
    public Optional<AccessToken> verify(String serialized) {
        if (serialized.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(serialized);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return issuingRealm(claims.getIssuer())
                    .filter(realm -> isTyped(jwt) && isSigned(jwt, realm) && isCurrent(claims))
                    .map(realm -> read(realm, claims))
                    .filter(token -> !revocations.isRevoked(token));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<RealmRef> issuingRealm(@Nullable String issuer) {
        if (issuer == null || !issuer.startsWith(issuerPrefix)) {
            return Optional.empty();
        }
        String name = issuer.substring(issuerPrefix.length());
        return RealmName.isValid(name) ? realms.find(new RealmName(name)).filter(RealmRef::enabled) : Optional.empty();
    }

    private static boolean isTyped(SignedJWT jwt) {
        var type = jwt.getHeader().getType();
        return type != null
                && (type.getType().equalsIgnoreCase("at+jwt") || type.getType().equalsIgnoreCase("application/at+jwt"));
    }

    private boolean isSigned(SignedJWT jwt, RealmRef realm) {
        String keyId = jwt.getHeader().getKeyID();
        if (keyId == null) {
            return false;
        }
        Optional<JWK> key = keys.find(realm.id(), keyId);
        try {
            return key.isPresent()
                    && jwt.getHeader().getAlgorithm().equals(key.get().getAlgorithm())
                    && jwt.verify(SignatureVerifiers.of(key.get()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        if (expires == null || issued == null) {
            return false;
        }
        Instant now = clock.instant();
        Date notBefore = claims.getNotBeforeTime();
        return now.isBefore(expires.toInstant().plus(skew))
                && !issued.toInstant().isAfter(now.plus(skew))
                && (notBefore == null || !notBefore.toInstant().isAfter(now.plus(skew)));
    }

    private static AccessToken read(RealmRef realm, JWTClaimsSet claims) {
        try {
            String scope = claims.getStringClaim("scope");
            return new AccessToken(
                    realm,
                    required(claims.getSubject(), "sub"),
                    required(claims.getStringClaim("client_id"), "client_id"),
                    required(claims.getJWTID(), "jti"),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant(),
                    Set.copyOf(claims.getAudience()),
                    scope == null || scope.isBlank() ? Set.of() : Set.copyOf(List.of(scope.split(" ", -1))),
                    claims.getStringClaim("sid"),
                    claims);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String required(@Nullable String value, String claim) {
        if (value == null) {
            throw new IllegalArgumentException("claim " + claim + " is missing");
        }
        return value;
    }
}
