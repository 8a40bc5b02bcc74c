package io.opengate.notification.trail;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is kept.
 *
 * @param batch most events recorded in one transaction
 * @param pollInterval longest time before the stream is looked at without a reason
 * @param retryMax longest pause after a failure; the first is a hundredth of it
 * @param repairInterval time between two looks for gaps
 * @param reviewInterval time between two comparisons with every source, which find what was lost at the end
 * @param sources services whose events are numbered
 */
@ConfigurationProperties("opengate.notification.trail")
public record TrailSettings(
        @DefaultValue("500") int batch,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("10s") Duration retryMax,
        @DefaultValue("2s") Duration repairInterval,
        @DefaultValue("60s") Duration reviewInterval,

        @DefaultValue({"user", "realm", "rbac", "client", "notification"})
        List<String> sources) {}
