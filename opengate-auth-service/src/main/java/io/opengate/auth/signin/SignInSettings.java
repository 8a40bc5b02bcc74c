package io.opengate.auth.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sign-ins.
 *
 * @param timeToSignIn how long a person may take, from 1 minute to 1 hour
 */
@ConfigurationProperties("opengate.auth.signin")
public record SignInSettings(@DefaultValue("30m") Duration timeToSignIn) {

    public SignInSettings {
        if (timeToSignIn.compareTo(Duration.ofMinutes(1)) < 0 || timeToSignIn.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("opengate.auth.signin.time-to-sign-in is between 1 minute and 1 hour");
        }
    }
}
