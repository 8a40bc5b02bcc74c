package io.opengate.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.security.Callers;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.function.SingletonSupplier;

/** This instance's part in the event stream: it listens, remembers revocations and keeps caches true. */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnBean(RedisConnectionFactory.class)
@EnableConfigurationProperties(EventSettings.class)
public class EventsAutoConfiguration {

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    StreamRedis streamRedis(RedisConnectionFactory connections, EventCodec codec, Clock clock, EventSettings settings) {
        return new StreamRedis(connections, codec, clock, settings);
    }

    @Bean
    @ConditionalOnMissingBean
    EventActor eventActor() {
        return () -> {
            UUID subject = Callers.subjectId();
            return subject == null ? null : subject.toString();
        };
    }

    @Bean
    EventStreamWriter eventStreamWriter(StreamRedis redis) {
        return new EventStreamWriter(redis);
    }

    @Bean
    StreamHealth streamHealth(EventSettings settings) {
        return new StreamHealth(settings.freshness(), System::nanoTime);
    }

    @Bean
    Revocations revocations(Clock clock, EventSettings settings) {
        return new Revocations(clock, settings);
    }

    @Bean
    InvalidatedCaches invalidatedCaches(StreamHealth health, MeterRegistry meters) {
        return new InvalidatedCaches(health, meters);
    }

    @Bean
    EventDispatch eventDispatch(
            Revocations revocations,
            InvalidatedCaches caches,
            ObjectProvider<EventListener> listeners,
            EventCodec codec,
            Clock clock,
            MeterRegistry meters) {
        Supplier<List<EventListener>> all =
                SingletonSupplier.of(() -> listeners.orderedStream().toList());
        return new EventDispatch(revocations, caches, all, codec, clock, meters);
    }

    @Bean
    EventStream eventStream(StreamRedis redis, EventDispatch dispatch, StreamHealth health, EventSettings settings) {
        return new EventStream(redis, dispatch, health, settings);
    }

    @Bean
    DurableListeners durableListeners(
            @Value("${spring.application.name}") String service,
            StreamRedis redis,
            EventCodec codec,
            EventSettings settings,
            MeterRegistry meters,
            ObjectProvider<DurableListener> listeners) {
        return new DurableListeners(
                service,
                redis,
                codec,
                settings,
                meters,
                () -> listeners.orderedStream().toList());
    }

    @Bean
    EventStreamMetrics eventStreamMetrics(StreamHealth health, Revocations revocations) {
        return new EventStreamMetrics(health, revocations);
    }

    @Bean
    HealthIndicator eventStreamHealthIndicator(StreamHealth health) {
        return new StreamHealthIndicator(health);
    }
}
