package io.opengate.user.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PurgeRealmTests {

    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestUsers users;
    private final TestUsers elsewhere;
    private final TrialDatabase database;
    private final PurgeRealm purge;

    PurgeRealmTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database, PurgeRealm purge) {
        this.users = new TestUsers(http, tokens, realms.create());
        this.elsewhere = new TestUsers(http, tokens, realms.create());
        this.database = new TrialDatabase(database);
        this.purge = purge;
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "password_credentials", "password_guesses"})
    void nothingOfADeletedRealmIsLeftAndAllOfTheOthers(String table) {
        users.user("ada", PASSWORD);
        users.outcome("ada", "wrong");
        users.outcome("nobody", "wrong");
        elsewhere.user("ada", PASSWORD);
        elsewhere.outcome("ada", "wrong");

        RealmScope.run(users.realm().id(), () -> purge.purge(users.realm().id()));

        assertThat(rows(table, users)).isZero();
        assertThat(rows(table, elsewhere)).isEqualTo(1);
    }

    @Test
    void aRealmOfManyRowsGoesWhole() {
        database.sql().sql("""
                        INSERT INTO idempotency_key (realm_id, key, request)
                        SELECT ?, 'key-' || n, 'request' FROM generate_series(1, 4500) n
                        """).param(users.realm().id().value()).update();

        RealmScope.run(users.realm().id(), () -> purge.purge(users.realm().id()));

        assertThat(rows("idempotency_key", users)).isZero();
    }

    private int rows(String table, TestUsers owner) {
        return database.sql()
                .sql("SELECT count(*) FROM " + table + " WHERE realm_id = ?")
                .param(owner.realm().id().value())
                .query(Integer.class)
                .single();
    }
}
