package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class BrokenConnectionTests {

    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestUsers users;
    private final TestDatabase settings;
    private final TrialDatabase database;

    BrokenConnectionTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database) {
        this.users = new TestUsers(http, tokens, realms.create());
        this.settings = database;
        this.database = new TrialDatabase(database);
    }

    private void breakConnections() {
        database.sql()
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?")
                .param(settings.application())
                .query(Boolean.class)
                .list();
    }

    private void assertComesBack(Supplier<Answer> request) {
        int good = request.get().status();
        breakConnections();

        Answer broken = request.get();

        assertThat(broken.status()).as(broken.text()).isIn(good, 503);
        if (broken.status() == 503) {
            assertThat(broken.header("Retry-After")).isNotEmpty();
        }
        int again = request.get().status();
        for (int i = 0; i < 20 && again == 503; i++) {
            again = request.get().status();
        }
        assertThat(again).isEqualTo(good);
    }

    @Test
    void aReadAnswersThatItCannotNowAndRecovers() {
        UserId ada = users.user("ada");

        assertComesBack(() -> users.get(users.path(ada)));
        assertComesBack(() -> users.get(users.path() + "?username=a"));
        assertComesBack(() -> users.get(users.path(ada, "password")));
    }

    @Test
    void aChangeAnswersThatItCannotNowAndRecovers() {
        UserId ada = users.user("ada", PASSWORD);

        assertComesBack(() -> users.patch(ada, Map.of("givenName", "Ada")));
        assertComesBack(() -> users.setPassword(ada, PASSWORD, false));
        assertComesBack(() -> users.verify("ada", PASSWORD));
        assertComesBack(() -> users.create(Map.of("username", "Ada")));
    }
}
