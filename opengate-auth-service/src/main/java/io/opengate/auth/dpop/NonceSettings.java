package io.opengate.auth.dpop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the nonces of proofs (RFC 9449 §8).
 *
 * @param required whether a proof without one is refused; one that is there must be good in any case
 * @param lifetime how long one may be used
 */
@ConfigurationProperties("opengate.auth.dpop.nonce")
public record NonceSettings(
        @DefaultValue("false") boolean required,
        @DefaultValue("5m") Duration lifetime) {

    public NonceSettings {
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("opengate.auth.dpop.nonce.lifetime is between 1s and 1h");
        }
    }
}
