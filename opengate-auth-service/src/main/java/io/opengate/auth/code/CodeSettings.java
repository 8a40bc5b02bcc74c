package io.opengate.auth.code;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of authorization codes.
 *
 * @param lifetime how long a code may be used; more than 60 s is refused (RFC 9700 §2.1)
 */
@ConfigurationProperties("opengate.auth.code")
public record CodeSettings(@DefaultValue("60s") Duration lifetime) {

    public CodeSettings {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException("opengate.auth.code.lifetime is more than nothing and at most 60s");
        }
    }
}
