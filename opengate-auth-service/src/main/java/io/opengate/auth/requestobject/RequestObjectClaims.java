package io.opengate.auth.requestobject;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.client.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must hold of the claims that make the object a JWT (RFC 9101 §4 and §6.3, RFC 7519 §4.1). */
final class RequestObjectClaims {

    /** How far a client's clock may be ahead. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final JWTClaimsSet claims;

    RequestObjectClaims(JWTClaimsSet claims) {
        this.claims = claims;
    }

    /** What is wrong with them, or empty. */
    Optional<String> fault(ClientId client, String issuer, Instant now) {
        String id = client.value();
        if (claims.getIssuer() != null && !claims.getIssuer().equals(id)) {
            return Optional.of("iss is not the client");
        }
        if (!claims.getAudience().isEmpty() && !claims.getAudience().contains(issuer)) {
            return Optional.of("aud is not this provider");
        }
        if (id.equals(claims.getSubject())) {
            return Optional.of("sub is the client: that is an assertion, not a request (RFC 9101 §10.8)");
        }
        if (!id.equals(orElse(claims.getClaim("client_id"), id))) {
            return Optional.of("client_id is another client");
        }
        return times(now);
    }

    private Optional<String> times(Instant now) {
        if (isPast(claims.getExpirationTime(), now)) {
            return Optional.of("the object has expired");
        }
        Instant ahead = now.plus(SKEW);
        boolean early = isAfter(claims.getNotBeforeTime(), ahead) || isAfter(claims.getIssueTime(), ahead);
        return early ? Optional.of("the object is not valid yet") : Optional.empty();
    }

    private static boolean isPast(@Nullable Date end, Instant now) {
        return end != null && !end.toInstant().isAfter(now);
    }

    private static boolean isAfter(@Nullable Date begin, Instant latest) {
        return begin != null && begin.toInstant().isAfter(latest);
    }

    private static Object orElse(@Nullable Object claim, Object other) {
        return claim == null ? other : claim;
    }
}
