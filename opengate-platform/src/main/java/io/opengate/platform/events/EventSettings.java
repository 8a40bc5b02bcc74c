package io.opengate.platform.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service takes part in the event stream.
 *
 * @param heartbeat time between two heartbeats of the stream
 * @param freshness an instance that heard no heartbeat for this long trusts neither caches nor revocations
 * @param window how long revocations are remembered: at least the longest lifetime of an access token
 * @param retention how long events stay on the stream after every durable consumer has them
 * @param batch most entries read at once
 * @param flushInterval longest time that {@code publishLater} keeps an event back
 * @param flushSize number of events that are written at once by {@code publishLater}
 * @param queueSize most events that wait in {@code publishLater}; more are dropped and counted
 * @param sweepInterval time between two searches for events that a crash left in pending lists
 * @param pollInterval longest time that a durable listener waits before it looks for work
 * @param retryDelay first delay of a durable listener that failed, doubled each time
 * @param retryMax longest such delay
 * @param claimAfter silence after which another instance's unfinished work is taken over
 * @param maxRevocations most revocations remembered one by one; beyond, the oldest are widened to their realm
 */
@ConfigurationProperties("opengate.events")
public record EventSettings(
        @DefaultValue("400ms") Duration heartbeat,
        @DefaultValue("1s") Duration freshness,
        @DefaultValue("2h") Duration window,
        @DefaultValue("10m") Duration retention,
        @DefaultValue("500") int batch,
        @DefaultValue("500ms") Duration flushInterval,
        @DefaultValue("200") int flushSize,
        @DefaultValue("20000") int queueSize,
        @DefaultValue("30s") Duration sweepInterval,
        @DefaultValue("2s") Duration pollInterval,
        @DefaultValue("200ms") Duration retryDelay,
        @DefaultValue("30s") Duration retryMax,
        @DefaultValue("60s") Duration claimAfter,
        @DefaultValue("200000") int maxRevocations) {}
