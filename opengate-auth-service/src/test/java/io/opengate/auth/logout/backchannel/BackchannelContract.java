package io.opengate.auth.logout.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.tenant.RealmRef;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestPropertySource;

/** From the event that a session has ended to a real server of an application. */
@AuthTest
@TestPropertySource(
        properties = {
            "opengate.egress.allowed-addresses=127.0.0.1",
            "opengate.egress.plain-http=true",
            "opengate.egress.answer-timeout=20s",
            "opengate.egress.total-timeout=20s",
            "opengate.auth.backchannel-logout.first-delay=50ms",
            "opengate.auth.backchannel-logout.longest-delay=200ms",
            "opengate.auth.backchannel-logout.poll-interval=50ms",
            "opengate.auth.backchannel-logout.attempts=100"
        })
@SuppressWarnings("NullAway.Init") // injected, or made before each test
abstract class BackchannelContract {

    final String sid = UUID.randomUUID().toString();
    final UUID user = UUID.randomUUID();
    TestWorld world;
    RedisEvents events;
    SigningKeys keys;
    StringRedisTemplate redis;
    RealmRef realm;
    Receiver receiver;

    @Autowired
    void meet(TestWorld all, RedisEvents publisher, SigningKeys known, StringRedisTemplate store) {
        world = all;
        events = publisher;
        keys = known;
        redis = store;
    }

    @BeforeEach
    void listen() throws IOException {
        realm = world.realm();
        receiver = new Receiver(0);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    final void client(RealmRef where, String id, String uri) {
        world.client(where, TestClients.confidential(id).metadata("backchannelLogoutUri", uri));
    }

    final void end(String... clients) {
        end(Map.of("reason", "logout", "user", user.toString(), "clients", List.of(clients)));
    }

    final void end(Map<String, Object> data) {
        events.publish(EventDraft.of("session.ended", realm.id(), sid).data(data));
    }

    final List<Event> told(String type) {
        EventCodec codec = new EventCodec();
        return Objects.requireNonNull(redis.opsForStream().range("opengate:events", Range.unbounded())).stream()
                .map(entry -> entry.getValue().get("e"))
                .filter(Objects::nonNull)
                .map(json -> codec.decode(json.toString()))
                .filter(event ->
                        realm.id().equals(event.realm()) && event.type().equals(type))
                .toList();
    }

    /** Awaits that the trail hears that of the client, and nothing else. */
    final Event outcome(String type, String client) {
        Eventually.holds(() -> assertThat(told(type))
                .anyMatch(event -> client.equals(event.data().get("clientId"))));
        return told(type).stream()
                .filter(event -> client.equals(event.data().get("clientId")))
                .findFirst()
                .orElseThrow();
    }
}
