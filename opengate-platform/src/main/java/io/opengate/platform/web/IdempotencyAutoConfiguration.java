package io.opengate.platform.web;

import io.opengate.platform.crypto.Macs;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Idempotent creates of a service that owns a PostgreSQL database. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotentCreates idempotentCreates(JdbcClient database, Macs macs) {
        return new IdempotentCreates(database, macs.purpose("idempotency"));
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
