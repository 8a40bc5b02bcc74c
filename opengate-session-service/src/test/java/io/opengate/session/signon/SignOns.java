package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of sessions do over and over. */
@Component
class SignOns {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestHttp http;
    private final TestTokens tokens;
    private final StringRedisTemplate redis;

    SignOns(TestHttp http, TestTokens tokens, StringRedisTemplate redis) {
        this.http = http;
        this.tokens = tokens;
        this.redis = redis;
    }

    static Map<String, Object> signIn(UUID user) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user", user);
        body.put("authenticationMethods", List.of("pwd", "otp"));
        // this machine's clock may be some milliseconds ahead of the one that the services share
        body.put("authenticatedAt", Instant.now().minusMillis(100).toString());
        body.put("device", "Firefox on Linux");
        body.put("address", "203.0.113.7");
        body.put("userAgent", "Mozilla/5.0");
        body.put("idleSeconds", 1800);
        body.put("maxSeconds", 36000);
        return body;
    }

    /** Starts a session as the auth service does; returns the answer's body. */
    JsonNode start(RealmRef realm, UUID user) {
        return start(realm, signIn(user));
    }

    JsonNode start(RealmRef realm, Map<String, Object> body) {
        TestHttp.Answer answer = create(realm, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    TestHttp.Answer create(RealmRef realm, Map<String, Object> body) {
        return http.post(internal(realm), tokens.peer("auth", realm), body);
    }

    UUID startId(RealmRef realm, UUID user) {
        return UUID.fromString(start(realm, user).path("id").asString());
    }

    TestHttp.Answer end(RealmRef realm, UUID id, String reason) {
        return http.delete(internal(realm) + "/" + id + "?reason=" + reason, tokens.peer("auth", realm));
    }

    TestHttp.Answer show(RealmRef realm, UUID id) {
        return http.get(api(realm) + "/" + id, tokens.management(realm, "session.read"));
    }

    TestHttp.Answer list(RealmRef realm, String query) {
        return http.get(api(realm) + query, tokens.management(realm, "session.read"));
    }

    TestHttp.Answer revoke(RealmRef realm, String rest) {
        return http.delete(api(realm) + rest, tokens.management(realm, "session.manage"));
    }

    static List<String> ids(TestHttp.Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** The events about that subject that are on the stream now. */
    List<JsonNode> events(UUID subject, String type) {
        return redis.<String, String>opsForStream().range("opengate:events", Range.unbounded()).stream()
                .map(entry -> entry.getValue().get("e"))
                .filter(event -> event != null && event.contains(subject.toString()))
                .map(JSON::readTree)
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    static String key(RealmRef realm, String kind, UUID tag) {
        return "og:" + realm.id() + ":" + kind + ":{" + tag + "}";
    }

    private static String internal(RealmRef realm) {
        return "/internal/realms/" + realm.id() + "/sessions";
    }

    private static String api(RealmRef realm) {
        return "/api/v1/realms/" + realm.name() + "/sessions";
    }
}
