package io.opengate.auth.client;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of key sets that clients publish at their {@code jwksUri}.
 *
 * @param freshFor how long a fetched set is used without asking again
 * @param staleFor how long it is used in all while it cannot be fetched again
 * @param pause time between two fetches of one set at least, whatever keys are asked for
 * @param maximumSets how many sets are kept
 */
@ConfigurationProperties("opengate.auth.client-keys")
public record ClientKeySettings(
        @DefaultValue("5m") Duration freshFor,
        @DefaultValue("30m") Duration staleFor,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("2000") int maximumSets) {}
