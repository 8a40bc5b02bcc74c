package io.opengate.platform.persistence.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the schema up to date or checks it, as {@link MigrationMode} says; whatever is wrong ends the start. */
final class MigrateOrRefuse implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(MigrateOrRefuse.class);

    private static final Duration NOTICE = Duration.ofSeconds(30);

    private final MigrationMode mode;

    MigrateOrRefuse(MigrationMode mode) {
        this.mode = mode;
    }

    @Override
    public void migrate(Flyway flyway) {
        switch (mode) {
            case APPLY, ONLY -> apply(flyway);
            case VERIFY -> verify(flyway);
            case OFF -> {}
        }
    }

    private void apply(Flyway flyway) {
        try {
            run(flyway);
        } catch (FlywayValidateException refused) {
            SchemaState state = SchemaState.of(flyway);
            if (state.failed().isEmpty() || state.isNewer()) {
                throw Refusals.of(state, refused);
            }
            forgetFailed(flyway.getConfiguration(), state.failedVersions());
            runAgain(flyway);
        }
    }

    private void runAgain(Flyway flyway) {
        try {
            run(flyway);
        } catch (FlywayValidateException refused) {
            throw Refusals.of(SchemaState.of(flyway), refused);
        }
    }

    private void run(Flyway flyway) {
        try (MigrationWait _ = MigrationWait.watch(flyway.getConfiguration(), NOTICE)) {
            MigrateResult result = flyway.migrate();
            if (result.migrationsExecuted > 0 || mode == MigrationMode.ONLY) {
                LOG.info(
                        "schema {}: {} migrations applied, version {}",
                        flyway.getConfiguration().getDefaultSchema(),
                        result.migrationsExecuted,
                        SchemaState.of(flyway).applied().map(Object::toString).orElse("none"));
            }
        } catch (FlywayMigrateException failure) {
            throw Refusals.failed(failure, SchemaState.of(flyway));
        }
    }

    private static void verify(Flyway flyway) {
        if (!flyway.validateWithResult().validationSuccessful) {
            throw Refusals.of(SchemaState.of(flyway), null);
        }
    }

    /**
     * Takes the notes away that files without a transaction left when they failed, and no others: a later release may be
     * migrating meanwhile. Flyway's own repair would also accept every changed file; a file without a transaction is written
     * to be run again (the migration lint sees to it).
     */
    private static void forgetFailed(Configuration configuration, List<String> versions) {
        String sql = "delete from \"%s\".\"%s\" where not success and version = any (?)"
                .formatted(configuration.getDefaultSchema(), configuration.getTable());
        try (Connection connection = configuration.getDataSource().getConnection();
                PreparedStatement forget = connection.prepareStatement(sql)) {
            forget.setArray(1, connection.createArrayOf("text", versions.toArray()));
            LOG.warn("{} failed migrations are run again", forget.executeUpdate());
        } catch (SQLException e) {
            throw new IllegalStateException("the schema's history cannot be mended", e);
        }
    }
}
