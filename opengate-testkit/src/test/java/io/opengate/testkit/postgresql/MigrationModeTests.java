package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.persistence.migration.MigrationJob;
import io.opengate.platform.persistence.migration.SchemaRefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a start does about migrations, by {@code opengate.migrations} and by what it finds. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationModeTests {

    private static final String NEWER = "db/newer";
    private static final String BROKEN = "db/broken";
    private static final String MENDED = "db/mended";

    private final TestDatabase database = EmbeddedPostgresql.create("modes", "apart");
    private final JdbcClient owner =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword()));

    @Test
    void aSecondStartAppliesNothing() {
        start("apply");
        List<String> before = history();
        start("apply");
        assertThat(history()).isEqualTo(before).hasSize(3);
    }

    @Test
    void verifyAcceptsWhatIsUpToDateWithoutTheOwnersPassword() {
        start("apply");
        start("verify", "--spring.flyway.password=wrong");
        assertThat(history()).hasSize(3);
    }

    @Test
    void verifyRefusesAnEmptySchemaAndChangesNothing(CapturedOutput output) {
        assertThatThrownBy(() -> start("verify"))
                .hasStackTraceContaining("is at version none")
                .hasStackTraceContaining("V1__create_outbox.sql, V2__create_thing.sql, V3__narrow_outbox.sql");
        assertThat(tables()).isEmpty();
        assertThat(output).contains("--opengate.migrations=only");
    }

    @Test
    void verifyRefusesAPendingMigration() {
        start("apply");
        assertThatThrownBy(() -> start("verify", locations(NEWER)))
                .hasStackTraceContaining("The schema 'apart' is at version 3; these migrations are pending")
                .hasStackTraceContaining("V4__add_colour.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "verify"})
    void aFileThatChangedSinceItRanIsRefused(String mode) {
        start("apply");
        owner.sql("update flyway_schema_history set checksum = 1 where version = '2'")
                .update();
        assertThatThrownBy(() -> start(mode))
                .hasStackTraceContaining("migrated with other contents of [V2__create_thing.sql]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "verify"})
    void aSchemaNewerThanTheCodeIsRefusedWithBothVersions(String mode, CapturedOutput output) {
        start("apply", locations(NEWER));
        assertThatThrownBy(() -> start(mode))
                .hasStackTraceContaining("The schema 'apart' is at version 6, newer than version 3");
        assertThat(output).contains("APPLICATION FAILED TO START", "or a later one");
    }

    @Test
    void offLeavesFlywayAlone() {
        start("apply");
        owner.sql("update flyway_schema_history set checksum = 1").update();
        start("off", "--spring.flyway.password=wrong");
        assertThat(history()).hasSize(3);
    }

    @Test
    void withoutMigrationsHibernateStillValidates() {
        assertThatThrownBy(() -> start("off")).hasStackTraceContaining("missing table");
    }

    @Test
    void anotherWordIsRefused() {
        assertThatThrownBy(() -> start("maybe")).hasStackTraceContaining("The setting opengate.migrations is 'maybe'");
    }

    @Test
    void theJobMigratesAndStartsNothingElse() {
        SpringApplication job = MigrationJob.of(DatabaseApplication.class);
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.put("POSTGRES_PASSWORD", "");
        settings.put("opengate.service.store", "postgresql");
        settings.put("opengate.service.database", "thing");
        settings.put("spring.application.name", "thing");
        job.setDefaultProperties(settings);
        try (ConfigurableApplicationContext done = job.run("--opengate.migrations=only")) {
            assertThat(done.containsBean("entityManagerFactory")).isFalse();
        }
        assertThat(history()).hasSize(3);
        start("verify");
    }

    @Test
    void aFailedMigrationLeavesTheSchemaAsItWas(CapturedOutput output) {
        start("apply");
        List<String> before = tables();
        assertThatThrownBy(() -> start("apply", locations(BROKEN + "/transactional")))
                .hasStackTraceContaining(
                        "The migration V4__half.sql failed: ERROR: relation \"nowhere\" does not exist")
                .hasStackTraceContaining("The schema 'apart' is as it was before this file, at version 3.");
        assertThat(tables()).isEqualTo(before);
        assertThat(output).contains("APPLICATION FAILED TO START", "nothing needs to be repaired by hand");

        start("apply", locations(MENDED + "/transactional"));
        assertThat(tables()).contains("half");
    }

    @Test
    void aFailedConcurrentIndexIsBuiltAgainByTheNextStart() {
        start("apply");
        owner.sql(
                        "insert into thing (realm_id, id, name, version) select gen_random_uuid(), gen_random_uuid(), 'same', 0"
                                + " from generate_series(1, 2)")
                .update();
        assertThatThrownBy(() -> start("apply", locations(BROKEN + "/concurrent")))
                .hasStackTraceContaining(
                        "The migration V4__index_names.sql failed: ERROR: could not create unique index")
                .hasStackTraceContaining("does not run in a transaction");
        assertThat(owner.sql("select indisvalid from pg_index where indexrelid = 'thing_names'::regclass")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThatThrownBy(() -> start("verify", locations(BROKEN + "/concurrent")))
                .hasStackTraceContaining("has a migration that failed half-way: [V4__index_names.sql]");

        owner.sql("delete from thing").update();
        start("apply", locations(BROKEN + "/concurrent"));

        assertThat(owner.sql("select indisvalid from pg_index where indexrelid = 'thing_names'::regclass")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(history()).hasSize(4);
    }

    @Test
    void onlyTheNotesOfItsOwnFilesAreTakenAway() {
        start("apply");
        owner.sql(
                        "insert into thing (realm_id, id, name, version) select gen_random_uuid(), gen_random_uuid(), 'same', 0"
                                + " from generate_series(1, 2)")
                .update();
        assertThatThrownBy(() -> start("apply", locations(BROKEN + "/concurrent")));
        owner.sql("delete from thing").update();
        owner.sql("""
                        insert into flyway_schema_history
                        values (99, null, 'theirs', 'SQL', 'R__theirs.sql', 1, current_user, now(), 0, false)
                        """).update();

        assertThatThrownBy(() -> start("apply", locations(BROKEN + "/concurrent")));

        assertThat(owner.sql("select script from flyway_schema_history where not success")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("R__theirs.sql");
    }

    @Test
    void twoStartsAtOnceMigrateOnceConcurrentIndexesIncluded() {
        List<CompletableFuture<Void>> both = Stream.of(1, 2)
                .map(number -> CompletableFuture.runAsync(() -> start("apply", locations(NEWER))))
                .toList();
        both.forEach(CompletableFuture::join);
        assertThat(history()).hasSize(6);
        assertThat(tables()).contains("thing_by_colour", "thing_names");
    }

    private static String locations(String more) {
        return "--spring.flyway.locations=classpath:db/migration,classpath:db/callback,classpath:" + more;
    }

    private void start(String mode, String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--opengate.migrations=" + mode;
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(DatabaseApplication.class)
                .properties(database.settings())
                .properties(DatabaseApplication.SETTINGS)
                .run(all)) {
            assertThat(service.isRunning()).isTrue();
        } catch (SchemaRefusedException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private List<String> history() {
        return owner.sql("select version || ' ' || installed_on from flyway_schema_history order by installed_rank")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> tables() {
        return owner.sql("select relname from pg_class where relnamespace = 'apart'::regnamespace order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
