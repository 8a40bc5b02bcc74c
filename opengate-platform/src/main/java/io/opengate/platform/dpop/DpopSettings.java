package io.opengate.platform.dpop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of proofs of possession (DPoP).
 *
 * @param maxAge how long after its {@code iat} a proof is accepted, and remembered so that it is used once
 * @param maxAhead how far {@code iat} may be in the future, for clients whose clock is fast; FAPI 2.0 §5.3.2.1 wants 10 s
 *     at least and 60 s at most
 */
@ConfigurationProperties("opengate.security.dpop")
public record DpopSettings(
        @DefaultValue("60s") Duration maxAge,
        @DefaultValue("15s") Duration maxAhead) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    public DpopSettings {
        if (!maxAge.isPositive() || maxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("opengate.security.dpop.max-age is more than nothing and at most 5m");
        }
        if (maxAhead.isNegative() || maxAhead.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("opengate.security.dpop.max-ahead is at most 60s and not negative");
        }
    }
}
