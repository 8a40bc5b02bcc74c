package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import io.opengate.user.account.UserId;
import java.util.List;
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
class GuessLimitTests {

    private static final String PASSWORD = "the quick brown fox is 42";
    private static final int DELAYED = 11;

    private final TestHttp http;
    private final TestUsers users;
    private final TestUsers elsewhere;
    private final RealmRef realm;
    private final TrialDatabase database;
    private final Guesses guesses;

    GuessLimitTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database, Guesses guesses) {
        this.http = http;
        this.realm = realms.create();
        this.users = new TestUsers(http, tokens, realm);
        this.elsewhere = new TestUsers(http, tokens, realms.create());
        this.database = new TrialDatabase(database);
        this.guesses = guesses;
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(users.outcome(username, "wrong " + i)).isEqualTo("refused");
        }
    }

    /** As if so much time had passed for this account. */
    private void pass(UserId user, String interval) {
        database.sql()
                .sql(
                        "UPDATE password_guesses SET blocked_until = blocked_until - CAST(:time AS interval) WHERE user_id = :user")
                .param("time", interval)
                .param("user", user.value())
                .update();
    }

    private JsonNode state(UserId user) {
        return users.get(users.path(user, "password")).body();
    }

    @Test
    void aFewMistakesDelayNobody() {
        users.user("ada", PASSWORD);

        fail("ada", DELAYED - 1);

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void successForgetsTheMistakesBefore() {
        UserId ada = users.user("ada", PASSWORD);
        for (int round = 0; round < 3; round++) {
            fail("ada", DELAYED - 1);
            assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
        }
        assertThat(state(ada).path("failures").asInt()).isZero();
    }

    @Test
    void afterThatEvenTheRightPasswordIsRefusedForAWhile() {
        UserId ada = users.user("ada", PASSWORD);

        fail("ada", DELAYED);

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
        assertThat(state(ada).path("failures").asInt()).isEqualTo(DELAYED);
        assertThat(state(ada).has("blockedUntil")).isTrue();
        pass(ada, "1 second");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void eachMistakeDoublesTheDelay() {
        UserId ada = users.user("ada", PASSWORD);
        fail("ada", DELAYED);
        pass(ada, "1 second");
        fail("ada", 1);
        pass(ada, "1 second");

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
        pass(ada, "1 second");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void anAdministratorLiftsABlock() {
        UserId ada = users.user("ada", PASSWORD);
        fail("ada", DELAYED);
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");

        assertThat(http.delete(users.path(ada, "password", "failures"), users.token())
                        .status())
                .isEqualTo(204);

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void aNewPasswordLiftsABlock() {
        UserId ada = users.user("ada", PASSWORD);
        fail("ada", DELAYED);

        users.setPassword(ada, PASSWORD + " and more", false);

        assertThat(users.outcome("ada", PASSWORD + " and more")).isEqualTo("verified");
    }

    @Test
    void afterAHundredMistakesTheAccountTakesNoGuessForADay() {
        UserId ada = users.user("ada", PASSWORD);
        int admitted = 0;
        for (int i = 0; i < 120; i++) {
            admitted += begin("ada").admitted() ? 1 : 0;
            pass(ada, "15 minutes");
        }

        assertThat(admitted).isEqualTo(100);
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
        pass(ada, "24 hours");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    @Tag("single-use")
    void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        users.user("ada", PASSWORD);
        List<Callable<Boolean>> attempts = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(i -> () -> begin("ada").admitted())
                .toList();

        List<Boolean> admitted;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            admitted =
                    threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
        }

        assertThat(admitted).filteredOn(yes -> yes).hasSize(DELAYED);
    }

    @Test
    void guessesAtNamesThatNobodyHasFillNoTable() {
        IntStream.range(0, 1_000).forEach(i -> begin("nobody" + i));

        assertThat(database.sql()
                        .sql("SELECT count(*) FROM password_guesses WHERE realm_id = ?")
                        .param(realm.id().value())
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(256);
    }

    @Test
    void guessesInOneRealmDoNotCountInAnother() {
        users.user("ada", PASSWORD);
        elsewhere.user("ada", PASSWORD);

        fail("ada", DELAYED);

        assertThat(elsewhere.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    private Attempt begin(String username) {
        return RealmScope.call(realm.id(), () -> guesses.begin(realm.id(), LoginName.of(username)));
    }
}
