package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tenant.RecordedPurges;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What happens to sessions when users and realms change: events arrive over the real stream. */
@SessionTest
@Import(ChangesElsewhereTests.Acknowledgements.class)
class ChangesElsewhereTests {

    private final SignOns signOns;
    private final RedisEvents events;
    private final StringRedisTemplate redis;
    private final TestRealms realms;
    private final RecordedPurges purges;
    private final RealmRef realm;
    private final UUID user = UUID.randomUUID();

    ChangesElsewhereTests(
            SignOns signOns, RedisEvents events, StringRedisTemplate redis, TestRealms realms, RecordedPurges purges) {
        this.signOns = signOns;
        this.events = events;
        this.redis = redis;
        this.realms = realms;
        this.purges = purges;
        this.realm = realms.create();
    }

    @ParameterizedTest
    @CsvSource({"user.disabled,user-disabled", "user.deleted,user-deleted", "user.password-changed,password-changed"})
    void aChangeOfTheAccountSignsThePersonOutEverywhere(String type, String reason) {
        UUID first = signOns.startId(realm, user);
        UUID second = signOns.startId(realm, user);
        UUID others = signOns.startId(realm, UUID.randomUUID());

        events.publish(EventDraft.of(type, realm.id(), user.toString()));

        await().until(() -> signOns.show(realm, first).status() == 404
                && signOns.show(realm, second).status() == 404);
        await().until(() -> !signOns.events(first, "session.ended").isEmpty());
        assertThat(signOns.events(first, "session.ended")
                        .getFirst()
                        .path("data")
                        .path("reason")
                        .asString())
                .isEqualTo(reason);
        assertThat(signOns.show(realm, others).status()).isEqualTo(200);
    }

    @Test
    void aLateEventSparesSessionsOfALaterSignIn() {
        Map<String, Object> later = SignOns.signIn(user);
        later.put("authenticatedAt", Instant.now().plus(Duration.ofMinutes(1)).toString());
        UUID spared = UUID.fromString(signOns.start(realm, later).path("id").asString());
        UUID ended = signOns.startId(realm, user);

        events.publish(EventDraft.of("user.password-changed", realm.id(), user.toString()));

        await().until(() -> signOns.show(realm, ended).status() == 404);
        assertThat(signOns.show(realm, spared).status()).isEqualTo(200);
    }

    @Test
    void anotherChangeOfTheAccountLeavesSessionsAlone() {
        UUID id = signOns.startId(realm, user);
        UUID marker = signOns.startId(realm, UUID.randomUUID());

        events.publish(EventDraft.of("user.updated", realm.id(), user.toString()));
        endByDisabling(marker);

        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void aDisabledRealmSignsEverybodyOut() {
        UUID id = signOns.startId(realm, user);

        events.publish(EventDraft.of("realm.updated", realm.id(), realm.id().toString())
                .data(Map.of("enabled", false)));

        await().until(() -> !signOns.events(id, "session.ended").isEmpty());
        assertThat(redis.hasKey(SignOns.key(realm, "session", id))).isFalse();
    }

    @Test
    void anUpdatedRealmThatStaysEnabledKeepsItsSessions() {
        UUID id = signOns.startId(realm, user);
        RealmRef disabled = realms.create();
        UUID marker = signOns.startId(disabled, user);

        events.publish(EventDraft.of("realm.updated", realm.id(), realm.id().toString()));
        events.publish(
                EventDraft.of("realm.updated", disabled.id(), disabled.id().toString())
                        .data(Map.of("enabled", false)));

        await().until(() -> !signOns.events(marker, "session.ended").isEmpty());
        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void aRealmThatIsBeingDeletedLeavesNothingAndTheRealmServiceIsTold() {
        UUID id = signOns.startId(realm, user);
        redis.opsForSet().add(SignOns.key(realm, "families", id), "f1");
        redis.opsForHash().put(SignOns.key(realm, "family", id) + ":f1", "v", "1");
        await().until(() -> !signOns.events(id, "session.created").isEmpty());

        events.publish(
                EventDraft.of("realm.deletion-requested", realm.id(), realm.id().toString()));

        await().until(() -> purges.contains(realm.id()));
        assertThat(redis.keys("og:" + realm.id() + ":*")).isEmpty();
        assertThat(signOns.events(id, "session.ended")).isEmpty();
    }

    /** Waits until the stream has been worked off up to now. */
    private void endByDisabling(UUID marker) {
        UUID owner =
                UUID.fromString(signOns.show(realm, marker).body().path("user").asString());
        events.publish(EventDraft.of("user.disabled", realm.id(), owner.toString()));
        await().until(() -> signOns.show(realm, marker).status() == 404);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Acknowledgements {

        @Bean
        RecordedPurges recordedPurges() {
            return new RecordedPurges();
        }
    }
}
