package io.opengate.platform.web;

import io.opengate.platform.crypto.Macs;
import io.opengate.platform.events.outbox.OutboxSettings;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Idempotent creates of a service that owns a PostgreSQL database. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
@EnableConfigurationProperties(OutboxSettings.class)
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotentCreates idempotentCreates(JdbcClient database, Macs macs, OutboxSettings settings) {
        return new IdempotentCreates(database, macs.purpose("idempotency"), settings.keyLifetime());
    }

    @Bean
    WebMvcConfigurer idempotencyKeyConfigurer() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotencyKeyArguments());
            }
        };
    }
}
