package io.opengate.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.id.TimeOrderedIds;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID SUBJECT = UUID.randomUUID();

    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private final Revocations revocations = at(NOW);

    @ParameterizedTest
    @ValueSource(longs = {-1000, -1, 0})
    void aTokenIssuedAtOrBeforeTheRevocationEnds(long millis) {
        revoke(Revocation.subject(SUBJECT));
        assertThat(revocations.revoked(token(NOW.plusMillis(millis)))).isTrue();
    }

    @Test
    void aTokenIssuedAMillisecondLaterLives() {
        revoke(Revocation.subject(SUBJECT));
        assertThat(revocations.revoked(token(NOW.plusMillis(1)))).isFalse();
    }

    @Test
    void eachKindEndsItsOwnTokensAndNoOthers() {
        TokenFacts token = token(NOW.minusSeconds(1));
        for (Revocation mine : List.of(
                Revocation.realm(realm),
                Revocation.client("app"),
                Revocation.subject(SUBJECT),
                Revocation.session("sid"),
                Revocation.token(token.jti()))) {
            assertThat(after(mine).revoked(token)).as("%s", mine).isTrue();
        }
        for (Revocation other : List.of(
                Revocation.realm(RealmId.of(UUID.randomUUID())),
                Revocation.client("other"),
                Revocation.subject(UUID.randomUUID()),
                Revocation.session("other"),
                Revocation.token(UUID.randomUUID().toString()))) {
            assertThat(after(other).revoked(token)).as("%s", other).isFalse();
        }
    }

    @Test
    void aSubjectOfAnotherRealmIsAnother() {
        revocations.note(event("user.updated", RealmId.of(UUID.randomUUID()), Revocation.subject(SUBJECT)), 0);
        assertThat(revocations.revoked(token(NOW.minusSeconds(1)))).isFalse();
    }

    @Test
    void aManagementRevocationSparesOtherAudiences() {
        revoke(Revocation.subjectManagement(SUBJECT));
        assertThat(revocations.revoked(token(NOW.minusSeconds(1), Set.of("shop"))))
                .isFalse();
        assertThat(revocations.revoked(token(NOW.minusSeconds(1), Set.of("shop", "opengate-api"))))
                .isTrue();
    }

    @Test
    void whatIsGoneForGoodEndsTokensUntilTheEventWasHeard() {
        Event disabled = event("user.disabled", realm, Revocation.subject(SUBJECT));
        revocations.note(disabled, NOW.plusMillis(80).toEpochMilli());
        assertThat(revocations.revoked(token(NOW.plusMillis(80)))).isTrue();
        assertThat(revocations.revoked(token(NOW.plusMillis(81)))).isFalse();
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        revocations.note(event("user.updated", realm, Revocation.subject(SUBJECT)), 0);
        revocations.forgetOld();
        assertThat(revocations.size()).isEqualTo(1);
        Revocations later = at(NOW.plus(Duration.ofHours(3)));
        later.note(event("user.updated", realm, Revocation.subject(SUBJECT)), 0);
        later.forgetOld();
        assertThat(later.size()).isZero();
    }

    @Test
    void tooManyAreWidenedRatherThanLost() {
        for (int i = 0; i < 5000; i++) {
            revoke(Revocation.session("s" + i));
        }
        assertThat(revocations.size()).isLessThanOrEqualTo(1000);
        for (int i = 0; i < 5000; i += 97) {
            TokenFacts token = new TokenFacts(realm, "x", "y", "s" + i, "foreign", NOW.minusSeconds(1), Set.of());
            assertThat(revocations.revoked(token)).isTrue();
        }
        assertThat(revocations.revoked(token(NOW.plusMillis(1)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000, -1, 0})
    void everythingFromBeforeARestoreHasEnded(long millis) {
        assertThat(revocations.revoked(token(NOW.plusMillis(millis)))).isFalse();
        assertThat(revocations.endedWithEverything(session(NOW.plusMillis(millis))))
                .isFalse();
        revocations.endEverything(NOW.toEpochMilli());
        assertThat(revocations.revoked(token(NOW.plusMillis(millis)))).isTrue();
        assertThat(revocations.endedWithEverything(session(NOW.plusMillis(millis))))
                .isTrue();
    }

    @Test
    void whatBeganAfterARestoreLivesAndAnEarlierRestoreChangesNothing() {
        revocations.endEverything(NOW.toEpochMilli());
        revocations.endEverything(NOW.minusSeconds(60).toEpochMilli());
        assertThat(revocations.revoked(token(NOW.plusMillis(1)))).isFalse();
        assertThat(revocations.endedWithEverything(session(NOW.plusMillis(1)))).isFalse();
        assertThat(revocations.revoked(token(NOW))).isTrue();
        assertThat(revocations.endedWithEverything(UUID.randomUUID()))
                .as("an id that does not tell its time")
                .isTrue();
    }

    private static UUID session(Instant began) {
        return new TimeOrderedIds(Clock.fixed(began, ZoneOffset.UTC), RandomGenerator.getDefault()).next();
    }

    private Revocations after(Revocation revocation) {
        Revocations fresh = at(NOW);
        fresh.note(event("thing.changed", realm, revocation), 0);
        return fresh;
    }

    private void revoke(Revocation revocation) {
        revocations.note(
                event("user.password-changed", realm, revocation),
                NOW.plusSeconds(5).toEpochMilli());
    }

    private static Event event(String type, RealmId realm, Revocation revocation) {
        return new Event(UUID.randomUUID(), "user", 1, type, realm, null, null, NOW, 1, Map.of(), List.of(revocation));
    }

    private TokenFacts token(Instant issued) {
        return token(issued, Set.of("opengate-api"));
    }

    private TokenFacts token(Instant issued, Set<String> audience) {
        UUID jti = new TimeOrderedIds(Clock.fixed(issued, ZoneOffset.UTC), RandomGenerator.getDefault()).next();
        return new TokenFacts(
                realm, SUBJECT.toString(), "app", "sid", jti.toString(), issued.minusSeconds(60), audience);
    }

    private static Revocations at(Instant now) {
        return new Revocations(Clock.fixed(now, ZoneOffset.UTC), TestInstance.QUICK);
    }
}
