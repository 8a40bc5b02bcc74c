package io.opengate.platform.persistence.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the database is watched.
 *
 * @param interval the least time between two samples of the database's statistics
 * @param patience the longest that a scrape waits for a new sample
 * @param staleAfter the age at which a sample is no longer shown
 * @param statementTimeout the longest that a statement of the sample may take
 * @param longRunning from which age on {@code GET /api/v1/system/database} lists a query or transaction
 * @param queryLength the most characters of a query's text that it shows
 */
@ConfigurationProperties("opengate.database.watch")
public record DatabaseWatchSettings(
        @DefaultValue("10s") Duration interval,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("60s") Duration staleAfter,
        @DefaultValue("2s") Duration statementTimeout,
        @DefaultValue("5s") Duration longRunning,
        @DefaultValue("500") int queryLength) {}
