package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

@SessionTest
class SessionLifeTests {

    private final SignOns signOns;
    private final StringRedisTemplate redis;
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final RealmRef other;
    private final UUID user = UUID.randomUUID();

    SessionLifeTests(SignOns signOns, StringRedisTemplate redis, TestHttp http, TestTokens tokens, TestRealms realms) {
        this.signOns = signOns;
        this.redis = redis;
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.other = realms.create();
    }

    @Test
    void aStartedSessionIsShownWithoutItsSecret() {
        JsonNode started = signOns.start(realm, user);
        UUID id = UUID.fromString(started.path("id").asString());

        TestHttp.Answer shown = signOns.show(realm, id);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().path("user").asString()).isEqualTo(user.toString());
        assertThat(shown.body().path("device").asString()).isEqualTo("Firefox on Linux");
        assertThat(shown.body().path("address").asString()).isEqualTo("203.0.113.7");
        assertThat(shown.body().path("clients").isArray()).isTrue();
        assertThat(shown.body().path("expiresAt").asString())
                .isEqualTo(started.path("expiresAt").asString());
        assertThat(shown.text()).doesNotContain(started.path("secret").asString());
    }

    @Test
    void onlyTheDigestOfTheSecretIsKept() {
        JsonNode started = signOns.start(realm, user);
        String secret = started.path("secret").asString();
        UUID id = UUID.fromString(started.path("id").asString());

        Map<Object, Object> stored = redis.opsForHash().entries(SignOns.key(realm, "session", id));

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(stored.get("secret")).isEqualTo(Hashes.sha256(secret));
        assertThat(stored.values()).doesNotContain(secret);
        assertThat(id.version()).isEqualTo(7);
    }

    @Test
    void aSessionLivesUntilTheEarlierOfIdleAndMaximum() {
        Map<String, Object> body = SignOns.signIn(user);
        body.put("idleSeconds", 1800);
        body.put("maxSeconds", 600);
        UUID id = UUID.fromString(signOns.start(realm, body).path("id").asString());

        assertThat(redis.getExpire(SignOns.key(realm, "session", id))).isBetween(590L, 600L);
    }

    @Test
    void anEndedSessionTakesItsFamiliesAndCodesWithIt() {
        UUID id = signOns.startId(realm, user);
        String family = SignOns.key(realm, "family", id) + ":f1";
        String code = SignOns.key(realm, "code", id) + ":c1";
        redis.opsForHash().put(family, "v", "1");
        redis.opsForValue().set(code, "x");
        redis.opsForSet().add(SignOns.key(realm, "families", id), "f1");
        redis.opsForSet().add(SignOns.key(realm, "codes", id), "c1");

        assertThat(signOns.end(realm, id, "logout").status()).isEqualTo(204);

        assertThat(List.of(
                        family,
                        code,
                        SignOns.key(realm, "session", id),
                        SignOns.key(realm, "families", id),
                        SignOns.key(realm, "codes", id)))
                .noneMatch(redis::hasKey);
        assertThat(signOns.show(realm, id).status()).isEqualTo(404);
        assertThat(SignOns.ids(signOns.list(realm, "?user=" + user))).isEmpty();
    }

    @Test
    void endingTwiceIsFineForThePeerAndAnnouncedOnce() {
        UUID id = signOns.startId(realm, user);

        assertThat(signOns.end(realm, id, "logout").status()).isEqualTo(204);
        assertThat(signOns.end(realm, id, "logout").status()).isEqualTo(204);

        await().until(() -> !signOns.events(id, "session.ended").isEmpty());
        JsonNode ended = signOns.events(id, "session.ended").getFirst();
        assertThat(signOns.events(id, "session.ended")).hasSize(1);
        assertThat(ended.path("data").path("reason").asString()).isEqualTo("logout");
        assertThat(ended.path("data").path("user").asString()).isEqualTo(user.toString());
        assertThat(ended.path("revocations").get(0).path("id").asString()).isEqualTo(id.toString());
    }

    @Test
    void theEndNamesTheClientsOfThatMoment() {
        UUID id = signOns.startId(realm, user);
        redis.opsForHash().put(SignOns.key(realm, "session", id), "clients", "[\"shop\",\"wiki\"]");
        redis.opsForSet().add(SignOns.key(realm, "session-clients", id), "shop", "wiki");
        UUID unused = signOns.startId(realm, user);

        signOns.end(realm, id, "logout");
        signOns.end(realm, unused, "logout");

        assertThat(clients(id)).containsExactly("shop", "wiki");
        assertThat(clients(unused)).isEmpty();
        assertThat(redis.hasKey(SignOns.key(realm, "session-clients", id))).isFalse();
    }

    private List<String> clients(UUID ended) {
        await().until(() -> !signOns.events(ended, "session.ended").isEmpty());
        JsonNode data = signOns.events(ended, "session.ended").getFirst().path("data");
        assertThat(data.path("clients").isArray()).isTrue();
        return data.path("clients").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void anUnknownReasonIsRefusedAndEndsNothing() {
        UUID id = signOns.startId(realm, user);

        assertThat(signOns.end(realm, id, "because").status()).isEqualTo(400);

        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void anAdministratorRevokesOneSessionOnce() {
        UUID id = signOns.startId(realm, user);
        UUID kept = signOns.startId(realm, user);

        assertThat(signOns.revoke(realm, "/" + id).status()).isEqualTo(204);

        TestHttp.Answer again = signOns.revoke(realm, "/" + id);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body().path("type").asString()).endsWith("/problems/session-not-found");
        assertThat(signOns.show(realm, kept).status()).isEqualTo(200);
    }

    @Test
    void revokingAllOfAPersonSparesOthers() {
        UUID first = signOns.startId(realm, user);
        UUID second = signOns.startId(realm, user);
        UUID others = signOns.startId(realm, UUID.randomUUID());

        assertThat(signOns.revoke(realm, "?user=" + user).status()).isEqualTo(204);

        assertThat(signOns.show(realm, first).status()).isEqualTo(404);
        assertThat(signOns.show(realm, second).status()).isEqualTo(404);
        assertThat(signOns.show(realm, others).status()).isEqualTo(200);
    }

    @Test
    void revokingAllWithoutAPersonIsRefused() {
        UUID id = signOns.startId(realm, user);

        assertThat(signOns.revoke(realm, "").status()).isEqualTo(400);

        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void aSessionOfAnotherRealmIsNeitherShownNorEnded() {
        UUID id = signOns.startId(realm, user);

        assertThat(signOns.show(other, id).status()).isEqualTo(404);
        assertThat(signOns.revoke(other, "/" + id).status()).isEqualTo(404);
        assertThat(signOns.revoke(other, "?user=" + user).status()).isEqualTo(204);
        assertThat(signOns.end(other, id, "logout").status()).isEqualTo(204);

        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void readingDoesNotPermitRevoking() {
        UUID id = signOns.startId(realm, user);
        String path = "/api/v1/realms/" + realm.name() + "/sessions/" + id;

        assertThat(http.delete(path, tokens.management(realm, "session.read")).status())
                .isEqualTo(403);

        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void theStartIsAnnounced() {
        UUID id = signOns.startId(realm, user);

        await().until(() -> !signOns.events(id, "session.created").isEmpty());
        JsonNode created = signOns.events(id, "session.created").getFirst();
        assertThat(created.path("realm").asString()).isEqualTo(realm.id().toString());
        assertThat(created.path("subject").asString()).isEqualTo(id.toString());
        assertThat(created.path("data").path("address").asString()).isEqualTo("203.0.113.7");
    }
}
