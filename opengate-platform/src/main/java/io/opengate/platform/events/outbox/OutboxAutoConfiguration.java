package io.opengate.platform.events.outbox;

import io.opengate.platform.events.EventActor;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.EventStreamWriter;
import io.opengate.platform.events.Events;
import io.opengate.platform.id.Ids;
import io.opengate.platform.persistence.PersistenceAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events of a service that owns a PostgreSQL database. */
@AutoConfiguration(after = PersistenceAutoConfiguration.class)
@ConditionalOnClass({JdbcClient.class, TransactionTemplate.class})
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxAutoConfiguration {

    @Bean
    OutboxRows outboxRows(JdbcClient database, PlatformTransactionManager transactions, EventCodec codec) {
        return new OutboxRows(database, new TransactionTemplate(transactions), codec);
    }

    @Bean
    OutboxStream outboxStream(EventStreamWriter writer, StringRedisTemplate redis) {
        return new OutboxStream(writer, redis);
    }

    @Bean
    OutboxRelay outboxRelay(
            @Value("${spring.application.name}") String source,
            OutboxRows rows,
            OutboxStream stream,
            OutboxSettings settings,
            Clock clock) {
        return new OutboxRelay(source, rows, stream, settings, clock);
    }

    @Bean
    Events events(
            @Value("${spring.application.name}") String source,
            OutboxRows rows,
            Ids ids,
            Clock clock,
            EventActor actor,
            OutboxRelay relay) {
        return new OutboxEvents(source, rows, ids, clock, actor, relay::wake);
    }

    @Bean
    OutboxMetrics outboxMetrics(OutboxRelay relay) {
        return new OutboxMetrics(relay);
    }

    @Bean
    OutboxController outboxController(OutboxRows rows) {
        return new OutboxController(rows);
    }
}
