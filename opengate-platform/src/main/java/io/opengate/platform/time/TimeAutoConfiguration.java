package io.opengate.platform.time;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Keeps the shared clock at the time of Redis, says how far this machine's is from it, and refuses where that is too far. */
@AutoConfiguration(
        after = DataRedisAutoConfiguration.class,
        afterName = "io.opengate.platform.boot.CoreAutoConfiguration")
@ConditionalOnBean({RedisConnectionFactory.class, SharedClock.class})
public class TimeAutoConfiguration {

    @Bean
    ReferenceTime referenceTime(RedisConnectionFactory connections, SharedClock clock) {
        return new ReferenceTime(connections, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "opengate.security.resource-server", havingValue = "true")
    FilterRegistrationBean<ClockGuard> clockGuard(
            SharedClock clock,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        HandlerExceptionResolver lazily = (request, response, handler, failure) ->
                problems.getObject().resolveException(request, response, handler, failure);
        FilterRegistrationBean<ClockGuard> filter = new FilterRegistrationBean<>(new ClockGuard(clock, lazily));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        return filter;
    }

    @Bean
    MeterBinder clockOffset(SharedClock clock) {
        return registry -> Gauge.builder(
                        "opengate.clock.offset", clock, c -> c.machineAhead().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How far this machine's clock is ahead of Redis'")
                .register(registry);
    }

    @Bean
    HealthIndicator clockHealthIndicator(SharedClock clock) {
        return () -> (clock.trusted() ? Health.up() : Health.down())
                .withDetail("machineAheadMillis", clock.machineAhead().toMillis())
                .build();
    }
}
