package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tenant.TestRealms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This service keeps to docs/redis-layout.json, which the auth service's tests read too. */
@SessionTest
class RedisLayoutTests {

    private final JsonNode layout;
    private final SignOns signOns;
    private final StringRedisTemplate redis;
    private final RealmRef realm;
    private final UUID user = UUID.randomUUID();

    RedisLayoutTests(SignOns signOns, StringRedisTemplate redis, TestRealms realms) throws IOException {
        this.layout = JsonMapper.builder().build().readTree(Files.readString(Path.of("../docs/redis-layout.json")));
        this.signOns = signOns;
        this.redis = redis;
        this.realm = realms.create();
    }

    private JsonNode kind(String name) {
        return layout.path("keys")
                .valueStream()
                .filter(key -> key.path("kind").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String name(JsonNode kind, UUID sid) {
        return kind.path("pattern")
                .asString()
                .replace("{realm}", realm.id().toString())
                .replace("{sid}", sid.toString())
                .replace("{user}", user.toString())
                .replace("{bucket}", sid.toString().substring(35));
    }

    @Test
    void aSessionHasTheFieldsOfTheLayoutInTheirForm() {
        UUID id = signOns.startId(realm, user);
        JsonNode session = kind("session");

        Map<Object, Object> stored = redis.opsForHash().entries(name(session, id));

        Set<String> fields =
                session.path("fields").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(stored.keySet()).isEqualTo(fields);
        session.path("fields")
                .forEachEntry((field, form) ->
                        assertThat((String) stored.get(field)).as(field).matches(form.asString()));
    }

    @Test
    void theSampleOfTheLayoutIsRead() {
        JsonNode session = kind("session");
        UUID id = UUID.fromString(layout.path("sample").path("sid").asString());
        Map<String, String> sample = new HashMap<>();
        session.path("sampleValue").forEachEntry((field, value) -> sample.put(field, value.asString()));
        redis.opsForHash().putAll(name(session, id), sample);

        JsonNode shown = signOns.show(realm, id).body();

        assertThat(shown.path("user").asString()).isEqualTo(sample.get("user"));
        assertThat(shown.path("clients").valueStream().map(JsonNode::asString)).containsExactly("shop", "wiki");
        assertThat(shown.path("authenticationMethods").valueStream().map(JsonNode::asString))
                .containsExactly("pwd", "otp");
        assertThat(shown.path("startedAt").asString()).isEqualTo("2025-11-20T18:00:00Z");
    }

    @Test
    void optionalFieldsMayBeAbsentAndUnknownOnesPresent() {
        JsonNode session = kind("session");
        UUID id = UUID.randomUUID();
        Map<String, String> older = new HashMap<>();
        session.path("sampleValue").forEachEntry((field, value) -> older.put(field, value.asString()));
        session.path("optional").forEach(field -> older.remove(field.asString()));
        older.put("addedByANewerRelease", "x");
        redis.opsForHash().putAll(name(session, id), older);

        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void aVersionThatIsUnknownCountsAsAbsent() {
        JsonNode session = kind("session");
        UUID id = UUID.randomUUID();
        redis.opsForHash().putAll(name(session, id), Map.of("v", "2", "subject", "somebody"));

        assertThat(signOns.show(realm, id).status()).isEqualTo(404);
        assertThat(redis.hasKey(name(session, id))).isTrue();
    }

    @Test
    void everyKeyThatASignInLeavesIsInTheLayout() {
        UUID id = signOns.startId(realm, user);

        assertThat(redis.type(name(kind("session"), id)).code()).isEqualTo("hash");
        for (String index : Set.of("user-sessions", "realm-sessions", "session-expiry")) {
            assertThat(redis.type(name(kind(index), id)).code()).as(index).isEqualTo("zset");
        }
        assertThat(redis.keys("og:" + realm.id() + ":*"))
                .allMatch(key -> key.matches("og:[^:]+:(session|pending|user-sessions|realm-sessions):\\{[^}]+}"));
    }
}
