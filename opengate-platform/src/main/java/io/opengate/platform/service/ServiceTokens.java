package io.opengate.platform.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.platform.crypto.MissingSecretException;
import io.opengate.platform.tenant.RealmId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Service tokens: JWTs of 60 s, minted and verified locally under the pair's key, that name caller, callee, realm and
 * the subject on whose behalf the call is made.
 */
public final class ServiceTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceTokens.class);
    private static final JOSEObjectType TYPE = new JOSEObjectType("og-service+jwt");
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build();
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String self;
    private final ServiceKeys keys;
    private final Clock clock;
    private final Duration skew;

    public ServiceTokens(String self, ServiceKeys keys, Clock clock, Duration skew) {
        this.self = self;
        this.keys = keys;
        this.clock = clock;
        this.skew = skew;
    }

    /** What a verified service token says. */
    public record Claims(
            String caller,
            @Nullable RealmId realm,
            @Nullable UUID actor) {}

    /** A token with which this service calls the other one. */
    public String mint(String callee, @Nullable RealmId realm, @Nullable UUID actor) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(self)
                .audience(callee)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        if (realm != null) {
            claims.claim("realm", realm.toString());
        }
        if (actor != null) {
            claims.claim("actor", actor.toString());
        }
        SignedJWT token = new SignedJWT(HEADER, claims.build());
        try {
            token.sign(new MACSigner(keys.of(self, callee).getFirst()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a service token could not be signed", e);
        }
        return token.serialize();
    }

    /** What the token says, or empty unless one of the allowed callers minted it for this service just now. */
    public Optional<Claims> verify(String serialized, List<String> allowedCallers) {
        try {
            SignedJWT token = SignedJWT.parse(serialized);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            String caller = claims.getIssuer();
            boolean good = TYPE.equals(token.getHeader().getType())
                    && JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && caller != null
                    && allowedCallers.contains(caller)
                    && List.of(self).equals(claims.getAudience())
                    && isSigned(token, caller)
                    && isCurrent(claims, caller);
            return good ? Optional.of(read(claims, caller)) : Optional.empty();
        } catch (MissingSecretException strangers) {
            LOG.warn("a service called for which no key is configured here: {}", strangers.getMessage());
            return Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isCurrent(JWTClaimsSet claims, String caller) {
        if (claims.getIssueTime() == null || claims.getExpirationTime() == null) {
            return false;
        }
        Instant issued = claims.getIssueTime().toInstant();
        Instant expires = claims.getExpirationTime().toInstant();
        Instant now = clock.instant();
        boolean current = now.isBefore(expires.plus(skew)) && !issued.isAfter(now.plus(skew));
        if (!current) {
            LOG.warn(
                    "clock skew: a token of the service {} is {} s ahead of this service's time",
                    caller,
                    Duration.between(now, issued).toSeconds());
        }
        return current && !expires.isAfter(issued.plus(LIFETIME));
    }

    private boolean isSigned(SignedJWT token, String caller) throws JOSEException {
        for (byte[] key : keys.of(caller, self)) {
            if (token.verify(new MACVerifier(key))) {
                return true;
            }
        }
        return false;
    }

    private static Claims read(JWTClaimsSet claims, String caller) throws ParseException {
        String realm = claims.getStringClaim("realm");
        String actor = claims.getStringClaim("actor");
        return new Claims(
                caller, realm == null ? null : RealmId.of(realm), actor == null ? null : UUID.fromString(actor));
    }
}
