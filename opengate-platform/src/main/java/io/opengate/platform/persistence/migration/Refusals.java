package io.opengate.platform.persistence.migration;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/** The words with which a service refuses a schema. */
final class Refusals {

    private Refusals() {}

    /** Why this schema cannot be used as it is. */
    static SchemaRefusedException of(SchemaState state, @Nullable Throwable cause) {
        String schema = "The schema '" + state.schema() + "' ";
        if (state.isNewer()) {
            return new SchemaRefusedException(
                    schema + "is at version " + name(state.applied().orElse(null)) + ", newer than version "
                            + name(state.known().orElse(null)) + ", the newest that this service knows.",
                    "Start the version of the service that migrated the schema, or a later one. To go back, restore a"
                            + " backup from before the upgrade.",
                    cause);
        }
        if (!state.changed().isEmpty()) {
            return new SchemaRefusedException(
                    schema + "was migrated with other contents of " + state.changed() + " than this service has.",
                    "Start a build whose migrations are the ones that were applied: a migration never changes once it"
                            + " has run.",
                    cause);
        }
        if (!state.missing().isEmpty()) {
            return new SchemaRefusedException(
                    schema + "has migrations that this service does not: " + state.missing() + ".",
                    "Start the version of the service that migrated the schema, or a later one.",
                    cause);
        }
        return notYet(state, schema, cause);
    }

    private static SchemaRefusedException notYet(SchemaState state, String schema, @Nullable Throwable cause) {
        String run = "Run the migrations: start the service once with --" + MigrationMode.SETTING
                + "=only, or mvn flyway:migrate in its module, as the owner of the schema (docs/upgrades.md).";
        if (!state.failed().isEmpty()) {
            return new SchemaRefusedException(
                    schema + "has a migration that failed half-way: " + state.failed() + ".", run, cause);
        }
        if (!state.pending().isEmpty()) {
            return new SchemaRefusedException(
                    schema + "is at version " + name(state.applied().orElse(null)) + "; these migrations are pending: "
                            + state.pending() + ".",
                    run,
                    cause);
        }
        return new SchemaRefusedException(
                schema + "and the migrations do not agree" + (cause == null ? "." : ": " + cause.getMessage()),
                "Compare them with mvn flyway:info in the service's module (docs/upgrades.md).",
                cause);
    }

    /** What a migration that failed leaves behind. */
    static SchemaRefusedException failed(FlywayMigrateException failure, SchemaState state) {
        String script = failure.getMigration().getScript();
        String version = name(state.applied().orElse(null));
        String left = failure.isExecutableInTransaction()
                ? "The schema '" + state.schema() + "' is as it was before this file, at version " + version + "."
                : "The file does not run in a transaction: what it did in the schema '" + state.schema()
                        + "' before it failed is still there, and running it again is safe.";
        return new SchemaRefusedException(
                "The migration " + script + " failed: " + root(failure).getMessage() + ". " + left,
                "Mend what the message names and start again: the file is run again from its beginning, nothing needs"
                        + " to be repaired by hand.",
                failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String name(@Nullable MigrationVersion version) {
        return version == null ? "none" : version.getVersion();
    }
}
