package io.opengate.gateway.proxy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway talks to the services.
 *
 * @param connectTimeout longest time to connect, and to wait for a free connection
 * @param answerTimeout longest silence of a service while it answers
 * @param connectionsPerService most connections to one service
 * @param idleTimeout how long an idle connection is kept; less than the services' own keep-alive time of 20 s
 */
@ConfigurationProperties("opengate.gateway.upstream")
record UpstreamSettings(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("400") int connectionsPerService,
        @DefaultValue("10s") Duration idleTimeout) {}
