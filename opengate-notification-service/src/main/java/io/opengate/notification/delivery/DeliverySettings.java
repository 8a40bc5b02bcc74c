package io.opengate.notification.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are delivered.
 *
 * @param parallel most messages on their way at once
 * @param maxAttempts attempts after which a delivery has failed
 * @param firstDelay time after the first failed attempt, four times as long after each further one
 * @param maxDelay longest such time
 * @param lease how long an attempt may take before another instance takes over
 * @param pollInterval longest time before a due message is noticed
 * @param timeout longest wait for a mail server to connect, and for each of its answers
 * @param paused whether nothing is sent: messages are accepted and wait, as in a restored copy beside the original
 * @param allowPrivateAddresses whether a realm's mail server may be in a private network or on this machine
 */
@ConfigurationProperties("opengate.notification.delivery")
public record DeliverySettings(
        @DefaultValue("8") int parallel,
        @DefaultValue("8") int maxAttempts,
        @DefaultValue("30s") Duration firstDelay,
        @DefaultValue("4h") Duration maxDelay,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("false") boolean paused,
        @DefaultValue("false") boolean allowPrivateAddresses) {

    /** The time to wait after that many attempts have failed. */
    Duration delayAfter(int attempts) {
        Duration delay = firstDelay;
        for (int i = 1; i < attempts && delay.compareTo(maxDelay) < 0; i++) {
            delay = delay.multipliedBy(4);
        }
        return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
    }
}
