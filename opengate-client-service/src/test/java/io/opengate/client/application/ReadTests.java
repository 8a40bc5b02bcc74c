package io.opengate.client.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.client.ClientTestSetup;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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

/** What reading costs, as the application's role under row-level security, with 3,000 clients in each of two realms. */
@OpenGateTest
@ClientTestSetup
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ReadTests {

    private final JdbcClient application;
    private final TransactionTemplate transactions;
    private final FindClients find;
    private final Statistics statistics;
    private final RealmRef realm;

    ReadTests(
            JdbcClient application,
            TransactionTemplate transactions,
            FindClients find,
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
                        insert into client (realm_id, id, client_id, name, name_folded, type, enabled, redirect_uris,
                            post_logout_redirect_uris, web_origins, grant_types, scopes, default_scopes, audiences,
                            require_consent, require_pkce, service_account_id, created_at, updated_at, version)
                        select :realm, gen_random_uuid(), 'client' || n, 'Name ' || n, 'name ' || n, 'CONFIDENTIAL', true,
                            '{}', '{}', case when n % 500 = 0 then array['https://app' || n || '.example.com']
                            else '{}'::text[] end, '{}', '{}', '{}', '{}', false, true, gen_random_uuid(), now(), now(), 0
                        from generate_series(1, 3000) n
                        """).param("realm", realm.id().value()).update();
        superuser.sql("""
                        insert into client_secret (realm_id, id, client, hash, created_at)
                        select realm_id, gen_random_uuid(), id, 'hash', now() from client where realm_id = :realm
                        """).param("realm", realm.id().value()).update();
        superuser.sql("""
                        insert into consent (realm_id, id, user_id, client, scopes, created_at, updated_at, version)
                        select realm_id, gen_random_uuid(), gen_random_uuid(), id, '{}', now(), now(), 0
                        from client where realm_id = :realm
                        """).param("realm", realm.id().value()).update();
        superuser.sql("analyze").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from client where realm_id = :realm and client_id = 'client77'",
                "select * from client where realm_id = :realm and client_id >= '' and client_id > 'client2'"
                        + " order by client_id limit 51",
                "select * from client where realm_id = :realm and client_id >= 'client12' and client_id < 'client13'"
                        + " order by client_id limit 51",
                "select * from client where realm_id = :realm and name_folded >= 'name 123'"
                        + " and name_folded < 'name 124' order by client_id limit 51",
                "select * from client where realm_id = :realm and service_account_id = :id",
                "select distinct unnest(web_origins) from client"
                        + " where realm_id = :realm and enabled and web_origins <> '{}'",
                "select * from client_secret where realm_id = :realm and client = :id",
                "select * from consent where realm_id = :realm and user_id = :id and client = :id",
                "select * from consent where realm_id = :realm and user_id = :id and client > :id order by client limit 51"
            })
    void whatIsReadOftenIsReadByIndex(String sql) {
        List<String> plan = plan(sql);

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("Index"));
    }

    @Test
    void aListIsOneStatementHoweverLong() {
        long needed = statements(() -> find.list(realm.id(), new ClientSearch("", "", null, 201)));

        assertThat(needed).isEqualTo(1);
    }

    @Test
    void aClientAndItsSecretsAreTwoStatements() {
        long needed = statements(() -> find.withSecrets(realm.id(), ClientId.of("client5")));

        assertThat(needed).isEqualTo(2);
    }

    private long statements(Supplier<?> work) {
        long before = statistics.getPrepareStatementCount();
        assertThat(RealmScope.call(realm.id(), work::get)).isNotNull();
        return statistics.getPrepareStatementCount() - before;
    }

    private List<String> plan(String sql) {
        return RealmScope.call(
                realm.id(),
                () -> transactions.execute(transaction -> application
                        .sql("explain " + sql)
                        .param("realm", realm.id().value())
                        .param("id", new UUID(0, 1))
                        .query(String.class)
                        .list()));
    }
}
