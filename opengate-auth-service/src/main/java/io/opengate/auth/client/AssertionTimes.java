package io.opengate.auth.client;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When an assertion counts: its end is near, and it was not made in the future (RFC 7523 §3, items 4 to 6). */
@Component
final class AssertionTimes {

    private final Clock clock;
    private final Duration skew;
    private final Duration maximumLifetime;

    AssertionTimes(Clock clock, @Value("${opengate.security.clock-skew}") Duration skew, AssertionSettings settings) {
        this.clock = clock;
        this.skew = skew;
        this.maximumLifetime = settings.maximumLifetime();
    }

    /** How long it will be accepted still; empty where it is not accepted now. */
    Optional<Duration> remaining(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        if (expires == null || isAhead(claims.getIssueTime(), now) || isAhead(claims.getNotBeforeTime(), now)) {
            return Optional.empty();
        }
        Instant end = expires.toInstant().plus(skew);
        Instant furthest = now.plus(maximumLifetime).plus(skew).plus(skew);
        return end.isAfter(now) && !end.isAfter(furthest) ? Optional.of(Duration.between(now, end)) : Optional.empty();
    }

    private boolean isAhead(@Nullable Date moment, Instant now) {
        return moment != null && moment.toInstant().isAfter(now.plus(skew));
    }
}
