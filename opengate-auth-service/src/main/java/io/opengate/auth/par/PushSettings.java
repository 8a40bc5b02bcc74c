package io.opengate.auth.par;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of pushed authorization requests.
 *
 * @param lifetime how long a browser may bring the reference to a pushed request, from 5 s to 90 s
 */
@ConfigurationProperties("opengate.auth.par")
public record PushSettings(@DefaultValue("60s") Duration lifetime) {

    public PushSettings {
        if (lifetime.compareTo(Duration.ofSeconds(5)) < 0 || lifetime.compareTo(Duration.ofSeconds(90)) > 0) {
            throw new IllegalArgumentException("opengate.auth.par.lifetime is between 5s and 90s");
        }
    }
}
