package io.opengate.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every query of a hot path reads by index among 5,000 realms, as the application's role under row-level security. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTests {
    private final TestDatabase database = EmbeddedPostgresql.create("plans");
    private final DriverManagerDataSource application =
            new DriverManagerDataSource(database.url(), database.application(), database.applicationPassword());

    @BeforeAll
    void fill() {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcClient owner = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword()));
        owner.sql("""
                insert into realms (id, name, display_name, enabled, access_token_seconds, refresh_token_seconds,
                    session_idle_seconds, session_max_seconds, password_min_length, registration_allowed,
                    recovery_allowed, signature_algorithm, created_at, updated_at, version)
                select gen_random_uuid(), 'realm-' || n, 'Realm', true, 300, 300, 300, 300, 15, false, false, 'RS256',
                    now(), now(), 0
                from generate_series(1, 5000) n""").update();
        owner.sql("""
                insert into signing_keys (realm_id, id, kid, algorithm, state, public_jwk, sealed_private_jwk,
                    created_at, usable_from, version)
                select id, gen_random_uuid(), 'kid', 'RS256', 'ACTIVE', '{}', 'x', now(), now(), 0 from realms""").update();
        owner.sql("""
                insert into smtp_settings (realm_id, id, host, port, sender, start_tls, version)
                select id, gen_random_uuid(), 'mail.example.org', 587, 'login@example.org', true, 0 from realms""").update();
        owner.sql("insert into key_schedule (realm) select id from realms").update();
        owner.sql("""
                insert into realm_deletions (id, realm, realm_name, requested_at, announced_at, finished_at, version)
                select gen_random_uuid(), id, name, now(), now(), now(), 0 from realms""").update();
        List.of("realms", "signing_keys", "smtp_settings", "key_schedule", "realm_deletions")
                .forEach(table -> owner.sql("analyze " + table).update());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from realms where name = 'realm-77'",
                "select * from realms where name > 'realm-2' order by name limit 51",
                "select * from signing_keys where realm_id = '00000000-0000-7000-8000-000000000001'"
                        + " and state <> 'RETIRED' order by id",
                "select * from signing_keys where realm_id = '00000000-0000-7000-8000-000000000001'"
                        + " and id > '00000000-0000-0000-0000-000000000000' order by id limit 51",
                "select * from smtp_settings where realm_id = '00000000-0000-7000-8000-000000000001'",
                "select realm from key_schedule where due_at <= now() order by due_at limit 1 for update skip locked",
                "select * from realm_deletions where realm = '00000000-0000-7000-8000-000000000001' for update",
                "select * from realm_deletions where finished_at is null and announced_at < now()"
                        + " order by announced_at limit 1 for update skip locked"
            })
    void aQueryReadsByIndex(String sql) {
        List<String> plan = new TransactionTemplate(new JdbcTransactionManager(application)).execute(transaction -> {
            JdbcClient jdbc = JdbcClient.create(application);
            jdbc.sql("select set_config('opengate.realm', '00000000-0000-7000-8000-000000000001', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql("explain " + sql).query(String.class).list();
        });

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan")).anyMatch(line -> line.contains("Index"));
    }
}
