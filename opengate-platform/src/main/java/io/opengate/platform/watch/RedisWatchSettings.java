package io.opengate.platform.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Redis is watched.
 *
 * @param interval the least time between two samples of Redis' figures
 * @param patience the longest that a scrape waits for a new sample
 * @param staleAfter the age at which a sample is no longer shown
 */
@ConfigurationProperties("opengate.redis.watch")
public record RedisWatchSettings(
        @DefaultValue("10s") Duration interval,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("60s") Duration staleAfter) {}
