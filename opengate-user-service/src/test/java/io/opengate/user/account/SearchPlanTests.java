package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.user.TrialDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** The plans of every kind of search, as the application's role and under row-level security. */
@OpenGateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SearchPlanTests {

    private final JdbcClient application;
    private final TransactionTemplate transactions;
    private final RealmRef realm;

    SearchPlanTests(
            JdbcClient application, TransactionTemplate transactions, TestRealms realms, TestDatabase database) {
        this.application = application;
        this.transactions = transactions;
        this.realm = realms.create();
        fill(new TrialDatabase(database).sql(), realm.id());
        fill(new TrialDatabase(database).sql(), realms.create().id());
    }

    private static void fill(JdbcClient superuser, RealmId realm) {
        superuser.sql("""
                        INSERT INTO users (realm_id, id, username, username_folded, email, email_folded, given_name,
                                           given_name_folded, family_name, family_name_folded, status, created_at, updated_at)
                        SELECT :realm, gen_random_uuid(), 'user' || n, 'user' || n, n || '@example.com',
                               n || '@example.com', 'Given' || n, 'given' || n, 'Family' || n, 'family' || n,
                               CASE WHEN n % 50 = 0 THEN 'locked' ELSE 'active' END, now(), now()
                          FROM generate_series(1, 5000) n
                        """).param("realm", realm.value()).update();
        superuser.sql("ANALYZE users").update();
    }

    static Stream<Arguments> searches() {
        Position place = new Position("user2", UUID.randomUUID());
        UserCriteria all = UserCriteria.all();
        return Stream.of(
                Arguments.of(all, null, "realm_id"),
                Arguments.of(all, place, "username_folded"),
                Arguments.of(all.startingWith(SearchField.USERNAME, "user12"), null, "username_folded"),
                Arguments.of(all.startingWith(SearchField.USERNAME, "user"), place, "username_folded"),
                Arguments.of(all.startingWith(SearchField.EMAIL, "12"), null, "email_folded"),
                Arguments.of(all.startingWith(SearchField.GIVEN_NAME, "given12"), null, "given_name_folded"),
                Arguments.of(all.startingWith(SearchField.FAMILY_NAME, "family12"), null, "family_name_folded"),
                Arguments.of(all.having(UserStatus.LOCKED), null, "status"),
                Arguments.of(all.having(UserStatus.LOCKED), place, "status"),
                Arguments.of(
                        all.startingWith(SearchField.GIVEN_NAME, "given12").having(UserStatus.LOCKED),
                        null,
                        "realm_id"));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchReadsARangeOfAnIndex(UserCriteria criteria, @Nullable Position after, String column) {
        UserSearch.Statement statement = UserSearch.statement(realm.id(), criteria, after);

        List<String> plan = plan(statement.sql() + " LIMIT 51", statement.parameters());

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("Index Cond") && line.contains(column));
    }

    @Test
    void signingInFindsTheAccountByIndex() {
        List<String> plan = plan(
                "SELECT id FROM users u WHERE u.realm_id = :realm AND (u.username_folded = :login OR u.email_folded = :login)",
                Map.of("realm", realm.id().value(), "login", "user77"));

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("users_username_key"));
    }

    private List<String> plan(String sql, Map<String, Object> parameters) {
        return RealmScope.call(
                realm.id(),
                () -> transactions.execute(transaction -> application
                        .sql("EXPLAIN " + sql)
                        .params(parameters)
                        .query(String.class)
                        .list()));
    }
}
