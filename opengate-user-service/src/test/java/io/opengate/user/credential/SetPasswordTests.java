package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.RealmPoliciesForTests;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import io.opengate.user.account.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SetPasswordTests {

    private static final String PASSWORD = "the quick brown fox is 42";
    private static final String OWN = "mirabelle unter dem dach 7";

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestUsers users;
    private final RealmRef realm;
    private final TrialDatabase database;
    private final RealmPoliciesForTests policies;

    SetPasswordTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            TestDatabase database,
            RealmPoliciesForTests policies) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.users = new TestUsers(http, tokens, realm);
        this.database = new TrialDatabase(database);
        this.policies = policies;
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/password-refused");
        assertThat(answer.body().path("reason").asString()).isEqualTo(reason);
        assertThat(answer.body().path("violations").size()).isEqualTo(1);
    }

    @Test
    void itTakesAPermissionOfItsOwn() {
        UserId ada = users.user("ada");
        Map<String, Object> body = Map.of("password", PASSWORD);

        assertThat(http.put(users.path(ada, "password"), tokens.management(realm, "user.manage"), body)
                        .status())
                .isEqualTo(403);
        assertThat(http.put(users.path(ada, "password"), tokens.management(realm, "user.password.set"), body)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aPasswordIsTemporaryUnlessSaidOtherwise() {
        UserId ada = users.user("ada");
        http.put(users.path(ada, "password"), users.token(), Map.of("password", PASSWORD));

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("password-change-required");
        assertThat(users.outcome("ada", OWN)).isEqualTo("refused");
        assertThat(users.get(users.path(ada, "password"))
                        .body()
                        .path("temporary")
                        .asBoolean())
                .isTrue();
        users.setPassword(ada, PASSWORD, false);
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void aTemporaryPasswordIsGoodForAWeek() {
        UserId ada = users.user("ada");
        users.setPassword(ada, PASSWORD, true);
        age(ada, "6 days 23 hours");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("password-change-required");

        age(ada, "2 hours");

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
        assertThat(users.changePassword(ada, PASSWORD, OWN).status()).isEqualTo(403);
    }

    private void age(UserId user, String time) {
        database.sql()
                .sql("UPDATE password_credentials SET changed_at = changed_at - CAST(:time AS interval) WHERE id = :id")
                .param("time", time)
                .param("id", user.value())
                .update();
    }

    @Test
    void theRealmSaysHowLongAPasswordIsAtLeast() {
        UserId ada = users.user("ada");
        assertRefused(users.setPassword(ada, "fourteen chars", false), "too-short");
        assertThat(users.setPassword(ada, "fifteen chars 7", false).status()).isEqualTo(204);

        policies.demand(realm.id(), 8);

        assertThat(users.setPassword(ada, "tr4kt0r!", false).status()).isEqualTo(204);
        assertRefused(users.setPassword(ada, "tr4kt0r", false), "too-short");
        policies.demand(realm.id(), 3);
        assertRefused(users.setPassword(ada, "tr4kt0r", false), "too-short");
    }

    @Test
    void lengthIsCountedInCharactersAfterNormalization() {
        UserId ada = users.user("ada");
        assertRefused(users.setPassword(ada, "😀".repeat(14), false), "too-short");
        assertThat(users.setPassword(ada, "😀".repeat(15), false).status()).isEqualTo(204);
        assertRefused(users.setPassword(ada, "u\u0308".repeat(14), false), "too-short");
    }

    @Test
    void longPasswordsAreAcceptedUpToALimit() {
        UserId ada = users.user("ada");
        String sixtyFour = "0123456789 abcdef".repeat(4).substring(0, 64);
        assertThat(users.setPassword(ada, sixtyFour, false).status()).isEqualTo(204);
        assertThat(users.setPassword(ada, sixtyFour.repeat(4), false).status()).isEqualTo(204);
        assertThat(users.outcome("ada", sixtyFour.repeat(4))).isEqualTo("verified");
        assertThat(users.outcome("ada", sixtyFour.repeat(4).substring(1))).isEqualTo("refused");
        assertRefused(users.setPassword(ada, sixtyFour.repeat(4) + "x", false), "too-long");
        assertThat(users.setPassword(ada, "x".repeat(5_000), false).status()).isEqualTo(400);
    }

    @Test
    void whatAttackersTryFirstIsRefused() {
        policies.demand(realm.id(), 8);
        UserId ada = TestUsers.id(users.create(Map.of("username", "ada.lovelace", "email", "ada@example.com")));

        assertRefused(users.setPassword(ada, "Password123", false), "breached");
        assertRefused(users.setPassword(ada, "ADA.Lovelace", false), "personal");
        assertRefused(users.setPassword(ada, "Ada@Example.com", false), "personal");
        assertRefused(users.setPassword(ada, "twelve\u0000chars", false), "characters");
        assertThat(users.setPassword(ada, "aaaa bbbb", false).status()).isEqualTo(204);
    }

    @Test
    void aRefusedPasswordChangesNothing() {
        UserId ada = users.user("ada", PASSWORD);

        users.setPassword(ada, "short", false);

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
        assertThat(database.eventTypes(realm)).containsExactly("user.created", "user.password-changed");
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneOpened() {
        UserId ada = users.user("ada", PASSWORD);

        JsonNode event = database.events(realm).getLast();
        assertThat(event.path("type").asString()).isEqualTo("user.password-changed");
        assertThat(event.path("revocations").path(0).path("id").asString()).isEqualTo(ada.toString());
        assertThat(event.toString()).doesNotContain(PASSWORD, "argon2");
    }

    @Test
    void ofManyNewPasswordsAtOnceOneHoldsAndNoneFails() throws Exception {
        UserId ada = users.user("ada");
        List<Callable<Integer>> changes = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        i -> () -> users.setPassword(ada, PASSWORD + i, false).status())
                .toList();

        List<Integer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(changes).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).containsOnly(204);
        assertThat(IntStream.range(0, 8)
                        .filter(i -> users.outcome("ada", PASSWORD + i).equals("verified")))
                .hasSize(1);
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(users.setPassword(new UserId(UUID.randomUUID()), PASSWORD, false)
                        .status())
                .isEqualTo(404);
        assertThat(users.get(users.path(UUID.randomUUID(), "password")).status())
                .isEqualTo(404);
    }

    @Test
    void aPersonReplacesATemporaryPassword() {
        UserId ada = users.user("ada");
        users.setPassword(ada, PASSWORD, true);

        assertThat(users.changePassword(ada, PASSWORD, OWN).status()).isEqualTo(204);

        assertThat(users.outcome("ada", OWN)).isEqualTo("verified");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
        assertThat(database.events(realm).getLast().path("revocations").size()).isEqualTo(1);
    }

    @Test
    void theCurrentPasswordMustBeRightAndTheNewOneGood() {
        UserId ada = users.user("ada", PASSWORD);

        Answer wrong = users.changePassword(ada, "wrong", OWN);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.body().path("type").asString()).endsWith("/problems/current-password-refused");
        assertRefused(users.changePassword(ada, PASSWORD, "short"), "too-short");
        assertRefused(users.changePassword(ada, PASSWORD, PASSWORD), "unchanged");
        assertThat(users.changePassword(new UserId(UUID.randomUUID()), PASSWORD, OWN)
                        .text())
                .contains("current-password-refused");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    @Tag("second-path")
    void changingIsNoWayAroundTheGuessLimitOrTheStateOfTheAccount() {
        UserId ada = users.user("ada", PASSWORD);
        for (String status : List.of("disabled", "locked", "pending")) {
            users.patch(ada, Map.of("status", status));
            assertThat(users.changePassword(ada, PASSWORD, OWN).status()).isEqualTo(403);
        }
        users.patch(ada, Map.of("status", "active"));
        for (int i = 0; i < 11; i++) {
            users.changePassword(ada, "wrong " + i, OWN);
        }

        assertThat(users.changePassword(ada, PASSWORD, OWN).status()).isEqualTo(403);
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
    }
}
