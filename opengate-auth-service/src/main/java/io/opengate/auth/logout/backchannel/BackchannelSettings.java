package io.opengate.auth.logout.backchannel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of back-channel logout.
 *
 * @param attempts how often a client is tried before it is given up
 * @param firstDelay time after the first failed attempt; it doubles with every further one
 * @param longestDelay how long the time between two attempts gets at most
 * @param pollInterval how often each instance looks for what others left
 * @param atOnce how many clients each instance tells at the same time; half of that for one realm, an eighth for one client
 */
@ConfigurationProperties("opengate.auth.backchannel-logout")
public record BackchannelSettings(
        @DefaultValue("10") int attempts,
        @DefaultValue("1s") Duration firstDelay,
        @DefaultValue("1m") Duration longestDelay,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("32") int atOnce) {

    private static final int MAX_DOUBLINGS = 20;

    public BackchannelSettings {
        if (attempts < 1 || atOnce < 1 || !firstDelay.isPositive() || !pollInterval.isPositive()) {
            throw new IllegalArgumentException("opengate.auth.backchannel-logout: every value is more than nothing");
        }
    }

    /** How long to wait after so many failed attempts. */
    Duration delayAfter(int failed) {
        Duration doubled = firstDelay.multipliedBy(1L << Math.min(failed - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longestDelay) < 0 ? doubled : longestDelay;
    }
}
