package io.opengate.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rate limits, counted in Redis over all gateways.
 *
 * @param enabled false switches them off, such as for a benchmark
 * @param addressPerSecond lasting rate of one IPv4 address or IPv6 /64 network
 * @param addressBurst how many requests of an address may come at once
 * @param realmPerSecond lasting rate of one realm
 * @param realmBurst how many requests of a realm may come at once
 * @param patience longest wait for Redis; without its answer the request goes on
 */
@ConfigurationProperties("opengate.gateway.limits")
record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200") int addressPerSecond,
        @DefaultValue("1000") int addressBurst,
        @DefaultValue("2000") int realmPerSecond,
        @DefaultValue("8000") int realmBurst,
        @DefaultValue("200ms") Duration patience) {}
