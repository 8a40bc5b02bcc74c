package io.opengate.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.id.Ids;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Events of a service whose only store is Redis. */
@AutoConfiguration(after = EventsAutoConfiguration.class)
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "redis")
public class RedisEventsAutoConfiguration {

    @Bean
    LaterEvents laterEvents(EventStreamWriter writer, EventSettings settings, MeterRegistry meters) {
        return new LaterEvents(writer, settings, meters);
    }

    @Bean
    PendingEvents pendingEvents(
            StringRedisTemplate redis, EventCodec codec, EventStreamWriter writer, EventSettings settings) {
        return new PendingEvents(new PendingLists(redis, codec, settings.sweepInterval()), writer, settings);
    }

    @Bean
    RedisEvents redisEvents(
            @Value("${spring.application.name}") String source,
            Ids ids,
            Clock clock,
            EventActor actor,
            EventCodec codec,
            EventStreamWriter writer,
            LaterEvents later,
            PendingEvents pending) {
        EventMaker maker = new EventMaker(source, ids, clock, actor);
        return new RedisEvents(maker, codec, writer, later, pending);
    }
}
