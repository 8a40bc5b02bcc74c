package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import io.opengate.user.account.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RehashTests {

    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestUsers users;
    private final TrialDatabase database;

    RehashTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database) {
        RealmRef realm = realms.create();
        this.users = new TestUsers(http, tokens, realm);
        this.database = new TrialDatabase(database);
    }

    @Test
    void aSignInRenewsAHashOfOtherParameters() {
        UserId ada = users.user("ada", PASSWORD);
        String old = new Argon2()
                .hash(Password.of(PASSWORD), new CredentialSettings.Argon2(8192, 2, 1))
                .format();
        store(ada, old);

        assertThat(users.outcome("ada", "something else")).isEqualTo("refused");
        assertThat(hash(ada)).isEqualTo(old);
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");

        assertThat(hash(ada)).startsWith("$argon2id$v=19$m=7168,t=1,p=1$");
        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void aSignInLeavesACurrentHashAlone() {
        UserId ada = users.user("ada", PASSWORD);
        String before = hash(ada);

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("verified");

        assertThat(hash(ada)).isEqualTo(before);
    }

    private String hash(UserId user) {
        return database.sql()
                .sql("SELECT hash FROM password_credentials WHERE id = ?")
                .param(user.value())
                .query(String.class)
                .single();
    }

    private void store(UserId user, String hash) {
        database.sql()
                .sql("UPDATE password_credentials SET hash = ? WHERE id = ?")
                .param(hash)
                .param(user.value())
                .update();
    }
}
