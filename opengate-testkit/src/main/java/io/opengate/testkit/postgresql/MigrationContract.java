package io.opengate.testkit.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.testkit.migration.Finding;
import io.opengate.testkit.migration.MigrationFile;
import io.opengate.testkit.migration.MigrationLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What holds for the migrations of every service that owns a database, in a database of its own and in a schema of a shared
 * one; subclass it in the service, with no body.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MigrationContract {

    private final List<Place> places =
            Stream.of("public", "apart").map(MigrationContract::place).toList();

    /** Where the migrations ran. */
    record Place(TestDatabase database, Flyway flyway, JdbcClient owner, JdbcClient application) {

        @Override
        public String toString() {
            return "schema " + database.schema();
        }
    }

    private static Place place(String schema) {
        TestDatabase database = EmbeddedPostgresql.create("migration", schema);
        Flyway flyway = Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .defaultSchema(schema)
                .schemas(schema)
                .locations("classpath:db/migration", "classpath:db/callback")
                .load();
        return new Place(
                database,
                flyway,
                client(database, database.owner(), database.ownerPassword()),
                client(database, database.application(), database.applicationPassword()));
    }

    private static JdbcClient client(TestDatabase database, String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), user, password));
    }

    List<Place> places() {
        return places;
    }

    @BeforeAll
    void migrate() {
        places.forEach(
                place -> assertThat(place.flyway().migrate().migrationsExecuted).isPositive());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aSecondRunAppliesNothing(Place place) {
        assertThat(place.flyway().migrate().migrationsExecuted).isZero();
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothingIsMadeOutsideTheSchema(Place place) {
        List<String> elsewhere = names(place.owner(), """
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relowner = current_user::regrole and n.nspname <> current_schema() and n.nspname !~ '^pg_toast'
                union all
                select extname from pg_extension where extname <> 'plpgsql'
                """);
        assertThat(elsewhere).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyTableOfTenantsHasRowLevelSecurityAndThePolicy(Place place) {
        List<String> unprotected = names(place.owner(), """
                select c.relname from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                   and exists (select 1 from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped)
                   and not (c.relrowsecurity and exists (
                       select 1 from pg_policies p
                        where p.schemaname = current_schema() and p.tablename = c.relname
                          and p.cmd = 'ALL' and p.qual like '%opengate.realm%' and p.with_check like '%opengate.realm%'))
                """);
        assertThat(unprotected).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void noTableHasASecondPolicyThatWouldBeAnAlternative(Place place) {
        List<String> several = names(place.owner(), """
                select tablename from pg_policies
                 where schemaname = current_schema() and permissive = 'PERMISSIVE'
                 group by tablename having count(*) > 1
                """);
        assertThat(several).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void theRealmComesFirstInEveryKeyOfATableOfTenants(Place place) {
        List<String> others = names(place.owner(), """
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped
                  left join pg_index i on i.indrelid = c.oid and i.indisprimary
                 where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                   and (i.indkey is null or i.indkey[0] <> a.attnum)
                """);
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aFunctionWithTheOwnersRightsPinsItsSearchPathToItsOwnSchema(Place place) {
        List<String> loose = names(place.owner(), """
                select p.proname from pg_proc p
                 where p.pronamespace = current_schema()::regnamespace and p.prosecdef
                   and not coalesce(p.proconfig @> array['search_path=' || current_schema() || ', pg_temp'], false)
                """);
        assertThat(loose).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void theApplicationReadsFlywaysHistoryAndCannotWriteIt(Place place) {
        assertThat(names(place.application(), "select version from flyway_schema_history"))
                .isNotEmpty();
        for (String statement : List.of(
                "delete from flyway_schema_history",
                "update flyway_schema_history set checksum = 0",
                "insert into flyway_schema_history select * from flyway_schema_history",
                "truncate flyway_schema_history")) {
            assertThatThrownBy(() -> place.application().sql(statement).update())
                    .as(statement)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void theApplicationMayDoTheWorkOfEveryTableAndFunction(Place place) {
        assertThat(names(place.application(), """
                select c.relname from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                   and c.relname <> 'flyway_schema_history'
                   and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
                            and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))
                union all
                select p.proname from pg_proc p
                 where p.pronamespace = current_schema()::regnamespace and not has_function_privilege(p.oid, 'execute')
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"outbox, create_outbox", "outbox_narrowed, narrow_outbox"})
    void theOutboxIsThePlatformsByteForByte(String file, String name) throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Resource platform = resources.getResource("classpath:db/platform/" + file + ".sql");
        List<String> copies = new ArrayList<>();
        for (Resource migration : resources.getResources("classpath:db/migration/V*__" + name + ".sql")) {
            copies.add(migration.getContentAsString(UTF_8));
        }
        assertThat(copies).containsExactly(platform.getContentAsString(UTF_8));
    }

    @Test
    void everyMigrationOnlyAddsLocksNothingInUseAndRunsInEverySchema() throws IOException {
        Resource manifest = new PathMatchingResourcePatternResolver().getResource("classpath:db/releases.properties");
        List<Finding> findings =
                MigrationLint.check(MigrationFile.onClassPath(), manifest.getContentAsString(UTF_8), versionUnderWay());
        assertThat(findings).isEmpty();
    }

    @Test
    void everyMigrationHasRowsAsItsVersionWroteThem() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        for (MigrationFile file : MigrationFile.onClassPath()) {
            for (String kind : List.of("sql", "json")) {
                String fixture = "classpath:db/fixtures/V" + file.version() + "." + kind;
                assertThat(resources.getResource(fixture).exists())
                        .as("%s for %s", fixture, file.name())
                        .isTrue();
            }
        }
    }

    private static String versionUnderWay() throws IOException {
        Matcher parent = Pattern.compile("<artifactId>opengate-parent</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(parent.find()).as("pom.xml names its parent's version").isTrue();
        return parent.group(1);
    }

    private static List<String> names(JdbcClient sql, String query) {
        return sql.sql(query).query((row, number) -> row.getString(1)).list();
    }
}
