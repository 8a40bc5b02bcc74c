package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.StatementCounter;
import io.opengate.user.TestUsers;
import io.opengate.user.credential.Password;
import io.opengate.user.credential.VerifyPassword;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class StatementCountTests {

    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestUsers users;
    private final RealmRef realm;
    private final StatementCounter statements;
    private final FindUsers find;
    private final VerifyPassword verify;

    StatementCountTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            StatementCounter statements,
            FindUsers find,
            VerifyPassword verify) {
        this.realm = realms.create();
        this.users = new TestUsers(http, tokens, realm);
        this.statements = statements;
        this.find = find;
        this.verify = verify;
    }

    private int count(Runnable work) {
        return statements.count(() -> RealmScope.run(realm.id(), work));
    }

    @Test
    void aListIsOneStatementHoweverLong() {
        for (int i = 0; i < 12; i++) {
            users.user("user" + i);
        }

        int needed = count(() -> {
            List<User> found = find.search(realm.id(), UserCriteria.all(), null, 51);
            assertThat(found)
                    .hasSize(12)
                    .allSatisfy(user -> assertThat(user.profile()).isNotNull());
        });

        assertThat(needed).isEqualTo(1);
    }

    @Test
    void aUserIsReadWithOneStatement() {
        UserId id = users.user("ada");

        assertThat(count(() -> assertThat(find.find(realm.id(), id)).isPresent()))
                .isEqualTo(1);
    }

    @Test
    void anUnknownNameAWrongPasswordAndNoPasswordAreOneStatementEach() {
        users.user("ada", PASSWORD);
        users.user("without");

        assertThat(count(() -> verify.verify(realm.id(), "ada", Password.of("wrong"))))
                .isEqualTo(1);
        assertThat(count(() -> verify.verify(realm.id(), "nobody", Password.of("wrong"))))
                .isEqualTo(1);
        assertThat(count(() -> verify.verify(realm.id(), "without", Password.of("wrong"))))
                .isEqualTo(1);
    }

    @Test
    void aSignInIsThreeStatements() {
        users.user("ada", PASSWORD);

        assertThat(count(() -> verify.verify(realm.id(), "ada", Password.of(PASSWORD))))
                .isEqualTo(3);
    }
}
