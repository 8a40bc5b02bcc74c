package io.opengate.testkit.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What holds for the migrations of every service that owns a database; subclass it in the service, with no body. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MigrationContract {

    private final TestDatabase database = EmbeddedPostgresql.create("migration");
    private final Flyway flyway = Flyway.configure()
            .dataSource(database.url(), database.owner(), database.ownerPassword())
            .locations("classpath:db/migration")
            .load();
    private final JdbcClient sql =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword()));

    @BeforeAll
    void migrate() {
        assertThat(flyway.migrate().migrationsExecuted).isPositive();
    }

    @Test
    void aSecondRunAppliesNothing() {
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void everyTableOfTenantsHasRowLevelSecurityAndThePolicy() {
        List<String> unprotected = names("""
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and exists (select 1 from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped)
                   and not (c.relrowsecurity and exists (
                       select 1 from pg_policies p
                        where p.schemaname = 'public' and p.tablename = c.relname
                          and p.cmd = 'ALL' and p.qual like '%opengate.realm%' and p.with_check like '%opengate.realm%'))
                """);
        assertThat(unprotected).isEmpty();
    }

    @Test
    void theRealmComesFirstInEveryKeyOfATableOfTenants() {
        List<String> others = names("""
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped
                  left join pg_index i on i.indrelid = c.oid and i.indisprimary
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and (i.indkey is null or i.indkey[0] <> a.attnum)
                """);
        assertThat(others).isEmpty();
    }

    @Test
    void aFunctionWithTheOwnersRightsPinsItsSearchPath() {
        List<String> loose = names("""
                select p.proname from pg_proc p
                 where p.pronamespace = 'public'::regnamespace and p.prosecdef
                   and not exists (select 1 from unnest(p.proconfig) s where s like 'search_path=%, pg_temp')
                """);
        assertThat(loose).isEmpty();
    }

    @Test
    void theOutboxIsThePlatformsByteForByte() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Resource platform = resources.getResource("classpath:db/platform/outbox.sql");
        List<String> copies = new ArrayList<>();
        for (Resource migration : resources.getResources("classpath:db/migration/V*__create_outbox.sql")) {
            copies.add(migration.getContentAsString(UTF_8));
        }
        assertThat(copies).containsExactly(platform.getContentAsString(UTF_8));
    }

    private List<String> names(String query) {
        return sql.sql(query).query((row, number) -> row.getString(1)).list();
    }
}
