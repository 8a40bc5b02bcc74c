package io.opengate.platform.events.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param pollInterval longest time before the relay looks for events that nobody woke it for
 * @param lease how long a relay that stopped answering keeps the others from sending
 * @param batch most events sent at once
 * @param retryMax longest pause after a failure; the first is a hundredth of it
 * @param upkeepInterval time between two removals of what the trail has confirmed
 * @param keyLifetime how long a create's idempotency key is remembered
 */
@ConfigurationProperties("opengate.outbox")
public record OutboxSettings(
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("500") int batch,
        @DefaultValue("5s") Duration retryMax,
        @DefaultValue("10s") Duration upkeepInterval,
        @DefaultValue("24h") Duration keyLifetime) {}
