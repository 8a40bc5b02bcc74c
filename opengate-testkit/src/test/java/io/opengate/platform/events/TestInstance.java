package io.opengate.platform.events;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opengate.platform.id.Ids;
import io.opengate.platform.id.TimeOrderedIds;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One instance of a service, as far as events go. */
final class TestInstance implements AutoCloseable {

    static final EventSettings QUICK = new EventSettings(
            Duration.ofMillis(100),
            Duration.ofMillis(600),
            Duration.ofHours(2),
            Duration.ofMinutes(10),
            50,
            Duration.ofMillis(100),
            20,
            40,
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            1000);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Clock clock = Clock.systemUTC();
    final Ids ids = new TimeOrderedIds(clock, new SecureRandom());
    final EventCodec codec = new EventCodec();
    final List<Event> heard = new CopyOnWriteArrayList<>();
    final List<EventListener> listeners = new CopyOnWriteArrayList<>(List.of(heard::add));
    final LettuceConnectionFactory connections;
    final StringRedisTemplate template;
    final StreamRedis redis;
    final EventStreamWriter writer;
    final StreamHealth health = new StreamHealth(QUICK.freshness(), System::nanoTime);
    final Revocations revocations = new Revocations(clock, QUICK);
    final InvalidatedCaches caches = new InvalidatedCaches(health, meters);
    final EventStream stream;
    final EventMaker maker = new EventMaker("test", ids, clock, () -> "actor");
    final LaterEvents later;
    final PendingEvents pending;
    final RedisEvents events;
    private final AtomicReference<DurableListeners> durable = new AtomicReference<>();

    TestInstance(EmbeddedRedis server) {
        connections = connect(server);
        template = new StringRedisTemplate(connections);
        redis = new StreamRedis(connections, codec, clock, QUICK);
        writer = new EventStreamWriter(redis);
        EventDispatch dispatch = new EventDispatch(revocations, caches, () -> listeners, codec, clock, meters);
        stream = new EventStream(redis, dispatch, health, QUICK);
        later = new LaterEvents(writer, QUICK, meters);
        pending = new PendingEvents(new PendingLists(template, codec, QUICK.sweepInterval()), writer, QUICK);
        events = new RedisEvents(maker, codec, writer, later, pending);
    }

    TestInstance listening() {
        stream.start();
        return this;
    }

    void durable(String service, DurableListener... listeners) {
        DurableListeners all = new DurableListeners(service, redis, codec, QUICK, meters, () -> List.of(listeners));
        durable.set(all);
        this.listeners.add(all);
        all.start();
    }

    List<String> heardSubjects() {
        return heard.stream().map(event -> String.valueOf(event.subject())).toList();
    }

    static EventDraft created(RealmId realm, String subject) {
        return EventDraft.of("user.created", realm, subject);
    }

    static DurableListener listener(String name, Set<String> types, Consumer<Event> work) {
        return new DurableListener() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> types() {
                return types;
            }

            @Override
            public void on(Event event) {
                work.accept(event);
            }
        };
    }

    RealmId realm() {
        return RealmId.of(ids.next());
    }

    @Override
    public void close() {
        DurableListeners all = durable.get();
        if (all != null) {
            all.stop();
        }
        pending.stop();
        later.stop();
        stream.stop();
        connections.destroy();
    }

    private static LettuceConnectionFactory connect(EmbeddedRedis server) {
        RedisStandaloneConfiguration where = new RedisStandaloneConfiguration("127.0.0.1", server.port());
        where.setPassword(RedisPassword.of(server.password()));
        LettuceConnectionFactory factory = new LettuceConnectionFactory(
                where,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(2))
                        .clientOptions(ClientOptions.builder()
                                .socketOptions(SocketOptions.builder()
                                        .connectTimeout(Duration.ofSeconds(2))
                                        .build())
                                .build())
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }
}
