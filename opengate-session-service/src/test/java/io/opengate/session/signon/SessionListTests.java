package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@SessionTest
class SessionListTests {

    private final SignOns signOns;
    private final StringRedisTemplate redis;
    private final RealmRef realm;
    private final RealmRef other;
    private final UUID user = UUID.randomUUID();

    SessionListTests(SignOns signOns, StringRedisTemplate redis, TestRealms realms) {
        this.signOns = signOns;
        this.redis = redis;
        this.realm = realms.create();
        this.other = realms.create();
    }

    @Test
    void theSessionsOfARealmArePagedNewestFirst() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            started.addFirst(signOns.startId(realm, UUID.randomUUID()).toString());
        }
        signOns.startId(other, user);

        assertThat(walk("?limit=4")).isEqualTo(started);
    }

    @Test
    void theSessionsOfAPersonArePagedNewestFirst() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            started.addFirst(signOns.startId(realm, user).toString());
            signOns.startId(realm, UUID.randomUUID());
        }

        assertThat(walk("?limit=3&user=" + user)).isEqualTo(started);
    }

    @Test
    void aPageWithoutRestHasNoCursor() {
        signOns.startId(realm, user);
        signOns.startId(realm, user);

        TestHttp.Answer page = signOns.list(realm, "?limit=2");

        assertThat(SignOns.ids(page)).hasSize(2);
        assertThat(page.body().has("next")).isFalse();
    }

    @Test
    void aSessionThatIsGoneIsSkippedAndItsOldEntryRemoved() {
        UUID kept = signOns.startId(realm, user);
        UUID gone = signOns.startId(realm, user);
        UUID old = old(gone);
        redis.delete(SignOns.key(realm, "session", gone));
        redis.opsForZSet().add(SignOns.key(realm, "user-sessions", user), old.toString(), 1);

        assertThat(SignOns.ids(signOns.list(realm, "?user=" + user))).containsExactly(kept.toString());

        assertThat(redis.opsForZSet().range(SignOns.key(realm, "user-sessions", user), 0, -1))
                .as("the young entry may belong to a session that is being started")
                .containsExactlyInAnyOrder(kept.toString(), gone.toString());
    }

    @Test
    void aSessionOfANewerReleaseIsHiddenAndKept() {
        UUID id = old(signOns.startId(realm, user));
        redis.opsForHash().put(SignOns.key(realm, "session", id), "v", "2");
        redis.expire(SignOns.key(realm, "session", id), Duration.ofMinutes(1));
        redis.opsForZSet().add(SignOns.key(realm, "user-sessions", user), id.toString(), 1);

        assertThat(SignOns.ids(signOns.list(realm, "?user=" + user))).doesNotContain(id.toString());

        assertThat(redis.opsForZSet().score(SignOns.key(realm, "user-sessions", user), id.toString()))
                .isNotNull();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThat(signOns.list(realm, "?after=MR9ub3QtYW4taWQ").status()).isEqualTo(400);
        assertThat(signOns.list(realm, "?user=nobody").status()).isEqualTo(400);
    }

    @Test
    void everyIndexHasAnEnd() {
        UUID id = signOns.startId(realm, user);
        char bucket = id.toString().charAt(35);

        assertThat(List.of(
                        SignOns.key(realm, "user-sessions", user),
                        "og:" + realm.id() + ":realm-sessions:{" + realm.id() + "-" + bucket + "}",
                        "og:all:session-expiry:{expiry-" + bucket + "}"))
                .allSatisfy(key -> assertThat(redis.getExpire(key)).isGreaterThan(35000));
    }

    private List<String> walk(String query) {
        List<String> ids = new ArrayList<>();
        TestHttp.Answer page = signOns.list(realm, query);
        ids.addAll(SignOns.ids(page));
        while (page.body().has("next")) {
            page = signOns.list(
                    realm, query + "&after=" + page.body().path("next").asString());
            ids.addAll(SignOns.ids(page));
        }
        return ids;
    }

    /** An id like that one, made a day ago. */
    private static UUID old(UUID id) {
        long millis = Instant.now().minus(Duration.ofDays(1)).toEpochMilli();
        return new UUID((millis << 16) | (id.getMostSignificantBits() & 0xffff), id.getLeastSignificantBits());
    }
}
