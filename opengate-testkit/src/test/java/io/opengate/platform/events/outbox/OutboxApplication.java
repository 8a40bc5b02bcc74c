package io.opengate.platform.events.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opengate.platform.crypto.Macs;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.events.EventsAutoConfiguration;
import io.opengate.platform.id.Ids;
import io.opengate.platform.id.TimeOrderedIds;
import io.opengate.platform.persistence.PersistenceAutoConfiguration;
import io.opengate.platform.web.IdempotencyAutoConfiguration;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A service that has a database and events, and no web. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    DataRedisAutoConfiguration.class,
    PersistenceAutoConfiguration.class,
    EventsAutoConfiguration.class,
    OutboxAutoConfiguration.class,
    IdempotencyAutoConfiguration.class
})
class OutboxApplication {

    static final String[] SETTINGS = {
        "spring.application.name=thing",
        "opengate.service.store=postgresql",
        "opengate.service.database=thing",
        "opengate.outbox.lease=1s",
        "opengate.outbox.key-lifetime=2d",
        "OPENGATE_MASTER_KEY=QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=",
        "spring.main.web-application-type=none"
    };

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Macs macs(Environment environment) {
        return new Macs(new MasterKeys(environment));
    }
}
