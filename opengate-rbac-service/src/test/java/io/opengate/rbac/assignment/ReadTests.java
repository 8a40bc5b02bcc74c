package io.opengate.rbac.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.rbac.RbacTestSetup;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import jakarta.persistence.EntityManagerFactory;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** What reading costs, as the application's role under row-level security, with 3,000 roles and assignments a realm. */
@OpenGateTest
@RbacTestSetup
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ReadTests {

    private final JdbcClient application;
    private final TransactionTemplate transactions;
    private final FindAssignments find;
    private final Statistics statistics;
    private final RealmRef realm;

    ReadTests(
            JdbcClient application,
            TransactionTemplate transactions,
            FindAssignments find,
            EntityManagerFactory entities,
            TestRealms realms,
            TestDatabase database) {
        this.application = application;
        this.transactions = transactions;
        this.find = find;
        this.statistics = entities.unwrap(SessionFactory.class).getStatistics();
        this.realm = realms.create();
        JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(EmbeddedPostgresql.url(database.name())));
        fill(superuser, realm);
        fill(superuser, realms.create());
    }

    private static void fill(JdbcClient superuser, RealmRef realm) {
        superuser.sql("""
                        insert into role (realm_id, id, client, name, description, composites, created_at, updated_at, version)
                        select :realm, gen_random_uuid(), '', 'role' || n, '', '{}', now(), now(), 0
                        from generate_series(1, 3000) n
                        """).param("realm", realm.id().value()).update();
        superuser.sql("""
                        insert into assignment (realm_id, id, user_id, role, created_at, version)
                        select realm_id, gen_random_uuid(), gen_random_uuid(), id, now(), 0
                        from role where realm_id = :realm
                        """).param("realm", realm.id().value()).update();
        superuser.sql("analyze").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FindEffectiveRoles.SQL,
                "select * from role where realm_id = :realm and client = '' and name = 'role77'",
                "select * from role where realm_id = :realm and client >= '' and client <= '' and name >= 'role12'"
                        + " and name < 'role13' and (client, name) > ('', 'role121') order by client, name limit 51",
                "select * from assignment where realm_id = :realm and user_id = :subject order by id limit 51",
                "select * from assignment where realm_id = :realm and role = :subject order by id limit 51",
                "select * from assignment where realm_id = :realm and id > :subject order by id limit 51"
            })
    void whatIsReadOftenIsReadByIndex(String sql) {
        List<String> plan = plan(sql);

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("Index"));
    }

    @Test
    void aListAndTheNamesOfItsRolesAreTwoStatementsHoweverLong() {
        AssignmentSearch all =
                new AssignmentSearch(Optional.empty(), Optional.empty(), AssignmentSearch.BEFORE_ALL, 201);
        long before = statistics.getPrepareStatementCount();
        List<FindAssignments.Assigned> found = RealmScope.call(realm.id(), () -> find.list(realm.id(), all));

        assertThat(found)
                .hasSize(201)
                .allSatisfy(assigned -> assertThat(assigned.role()).isPresent());
        assertThat(statistics.getPrepareStatementCount() - before).isEqualTo(2);
    }

    private List<String> plan(String sql) {
        return RealmScope.call(
                realm.id(),
                () -> transactions.execute(transaction -> application
                        .sql("explain " + sql)
                        .param("realm", realm.id().value())
                        .param("home", realm.id().toString())
                        .param("subject", new UUID(0, 1))
                        .param("now", OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                        .param("limit", 10)
                        .query(String.class)
                        .list()));
    }
}
