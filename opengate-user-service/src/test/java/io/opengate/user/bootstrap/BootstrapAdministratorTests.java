package io.opengate.user.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.crypto.Secret;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import io.opengate.user.account.FindUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class BootstrapAdministratorTests {

    private static final Secret PASSWORD = Secret.of("the quick brown fox is 42");

    private final TestUsers users;
    private final TrialDatabase database;
    private final FindUsers find;
    private final CreateAdministrator creation;

    BootstrapAdministratorTests(
            TestHttp http, TestTokens tokens, TestDatabase database, FindUsers find, CreateAdministrator creation) {
        this.users = new TestUsers(http, tokens, TestRealms.MASTER);
        this.database = new TrialDatabase(database);
        this.find = find;
        this.creation = creation;
    }

    @BeforeEach
    void noAdministrator() {
        users.delete(BootstrapAdministrator.ADMINISTRATOR);
    }

    private void start(boolean create, String username, Secret password) {
        new BootstrapAdministrator(new BootstrapSettings(create, username, password), find, creation)
                .run(new DefaultApplicationArguments());
    }

    private int status() {
        return users.get(users.path(BootstrapAdministrator.ADMINISTRATOR)).status();
    }

    @Test
    void theFirstStartMakesTheAdministratorAndTheNextOnesNothing() {
        int before = database.events(TestRealms.MASTER).size();

        start(true, "admin", PASSWORD);
        start(true, "other", Secret.of("another password, quite long"));

        assertThat(users.outcome("admin", PASSWORD.value())).isEqualTo("verified");
        assertThat(users.outcome("other", "another password, quite long")).isEqualTo("refused");
        assertThat(database.eventTypes(TestRealms.MASTER).subList(before, before + 2))
                .containsExactly("user.created", "user.password-changed");
        assertThat(database.events(TestRealms.MASTER)).hasSize(before + 2);
    }

    @Test
    void ofTwoInstancesThatStartAtOnceOneMakesTheAdministrator() {
        start(true, "admin", PASSWORD);

        assertThatThrownBy(() -> RealmScope.run(
                        RealmId.MASTER,
                        () -> creation.create(BootstrapAdministrator.ADMINISTRATOR, "admin2", PASSWORD)))
                .isInstanceOf(ProblemException.class);
        assertThat(users.outcome("admin", PASSWORD.value())).isEqualTo("verified");
    }

    @Test
    void anEmailAddressMayBeTheUsername() {
        start(true, "admin@example.com", PASSWORD);

        assertThat(users.outcome("ADMIN@example.com", PASSWORD.value())).isEqualTo("verified");
    }

    @Test
    void nothingIsMadeWhereItIsSwitchedOffOrNotGiven() {
        start(false, "admin", PASSWORD);
        start(true, "", PASSWORD);
        start(true, "admin", Secret.of(""));

        assertThat(status()).isEqualTo(404);
    }

    @Test
    void aWeakPasswordEndsTheStart() {
        assertThatThrownBy(() -> start(true, "admin", Secret.of("admin")))
                .isInstanceOf(AdministratorRefusedException.class)
                .hasMessageContaining("OPENGATE_ADMIN_PASSWORD")
                .hasMessageContaining("15");
        assertThatThrownBy(() -> start(true, "ad min", PASSWORD))
                .isInstanceOf(AdministratorRefusedException.class)
                .hasMessageContaining("OPENGATE_ADMIN_USERNAME");
        assertThat(status()).isEqualTo(404);
    }

    @Test
    void aUserWhoHasTheNameAlreadyIsLeftAlone() {
        users.user("taken-name");

        start(true, "taken-name", PASSWORD);

        assertThat(status()).isEqualTo(404);
        assertThat(users.outcome("taken-name", PASSWORD.value())).isEqualTo("refused");
    }
}
