package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.session.SignOnSessions;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Secret;
import io.opengate.platform.tenant.RealmId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This service reads and touches sessions as docs/redis-layout.json says; the session service's tests read it too. */
class SessionLayoutTests extends BrowserContract {

    private static final String SECRET = "s".repeat(43);

    private final SignOnSessions sessions;
    private final JsonNode layout;
    private final Map<String, String> fields = new HashMap<>();
    private RealmId sampleRealm = RealmId.MASTER;
    private String sid = "";
    private String key = "";

    SessionLayoutTests(@Autowired SignOnSessions sessions) throws IOException {
        this.sessions = sessions;
        this.layout =
                JsonMapper.builder().build().readTree(Files.readString(Path.of("..", "docs", "redis-layout.json")));
    }

    @BeforeEach
    void storeTheSample() {
        JsonNode session = layout.path("keys").values().stream()
                .filter(entry -> entry.path("kind").asString().equals("session"))
                .findFirst()
                .orElseThrow();
        sampleRealm = RealmId.of(UUID.randomUUID());
        sid = layout.path("sample").path("sid").asString();
        key = session.path("sample")
                .asString()
                .replace(layout.path("sample").path("realm").asString(), sampleRealm.toString());
        session.path("sampleValue")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        long now = Instant.now().getEpochSecond();
        fields.put("secret", Hashes.sha256(SECRET));
        fields.put("created", Long.toString(now - 60));
        fields.put("lastUsed", Long.toString(now - 30));
        fields.put("max", Long.toString(now + 36_000));
        store();
    }

    private void store() {
        redis.delete(key);
        redis.opsForHash().putAll(key, fields);
    }

    private java.util.Optional<SignOnSession> find() {
        return sessions.find(sampleRealm, new SessionCookie(sid, Secret.of(SECRET)));
    }

    @Test
    void theSampleIsRead() {
        SignOnSession session = find().orElseThrow();
        assertThat(session.user()).isEqualTo(UUID.fromString(String.valueOf(fields.get("user"))));
        assertThat(session.methods()).containsExactly("pwd", "otp");
        assertThat(session.authenticatedAt().getEpochSecond())
                .isEqualTo(Long.parseLong(String.valueOf(fields.get("authTime"))));
    }

    @Test
    void anotherSecretReadsNothing() {
        assertThat(sessions.find(sampleRealm, new SessionCookie(sid, Secret.of("t".repeat(43)))))
                .isEmpty();
    }

    @Test
    void anUnknownVersionIsAbsentAndLeftAlone() {
        fields.put("v", "2");
        store();
        assertThat(find()).isEmpty();
        assertThat(sessions.touch(sampleRealm, sid, "shop")).isFalse();
        assertThat(redis.hasKey(key)).isTrue();
    }

    @Test
    void anUnknownFieldIsIgnored() {
        fields.put("unheard", "of");
        store();
        assertThat(find()).isPresent();
    }

    @Test
    void whatHasRunOutIsAbsent() {
        fields.put("max", Long.toString(Instant.now().getEpochSecond()));
        store();
        assertThat(find()).isEmpty();
        assertThat(sessions.touch(sampleRealm, sid, "shop")).isFalse();
        fields.put("max", Long.toString(Instant.now().getEpochSecond() + 100));
        fields.put("lastUsed", Long.toString(Instant.now().getEpochSecond() - 1801));
        store();
        assertThat(find()).isEmpty();
    }

    @Test
    void touchingAddsAClientOnceAndLengthensTheLife() {
        assertThat(sessions.touch(sampleRealm, sid, "new")).isTrue();
        assertThat(sessions.touch(sampleRealm, sid, "new")).isTrue();
        assertThat(redis.opsForHash().get(key, "clients")).isEqualTo("[\"shop\",\"wiki\",\"new\"]");
        assertThat(redis.getExpire(key)).isBetween(1790L, 1800L);
        assertThat(Long.parseLong(String.valueOf(redis.opsForHash().get(key, "lastUsed"))))
                .isGreaterThanOrEqualTo(Instant.now().getEpochSecond() - 5);
    }

    @Test
    void theMaximumBoundsTheLife() {
        fields.put("max", Long.toString(Instant.now().getEpochSecond() + 100));
        store();
        assertThat(sessions.touch(sampleRealm, sid, "shop")).isTrue();
        assertThat(redis.getExpire(key)).isBetween(90L, 100L);
    }

    @Test
    void aSessionThatIsGoneIsNotMadeAgain() {
        redis.delete(key);
        assertThat(sessions.touch(sampleRealm, sid, "shop")).isFalse();
        assertThat(redis.hasKey(key)).isFalse();
    }
}
