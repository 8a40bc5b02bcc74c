package io.opengate.platform.persistence.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** What the schema's history says, beside the migrations that this version of the service has. */
final class SchemaState {

    private final String schema;
    private final List<MigrationInfo> all;

    private SchemaState(String schema, List<MigrationInfo> all) {
        this.schema = schema;
        this.all = all;
    }

    static SchemaState of(Flyway flyway) {
        return new SchemaState(
                flyway.getConfiguration().getDefaultSchema(),
                Arrays.stream(flyway.info().all())
                        .filter(MigrationInfo::isVersioned)
                        .toList());
    }

    String schema() {
        return schema;
    }

    /** The newest version that was applied. */
    Optional<MigrationVersion> applied() {
        return newest(migration -> migration.getState().isApplied());
    }

    /** The newest version that this code has. */
    Optional<MigrationVersion> known() {
        return newest(migration -> migration.getState().isResolved());
    }

    /** Whether a later version of the service has migrated the schema already. */
    boolean isNewer() {
        return applied().isPresent()
                && known().map(version -> version.compareTo(applied().get()) < 0)
                        .orElse(true);
    }

    /** Files that wait to be applied. */
    List<String> pending() {
        return scripts(migration -> migration.getState() == MigrationState.PENDING);
    }

    /** Files whose last run failed half-way: only those that do not run in a transaction leave that note. */
    List<String> failed() {
        return scripts(migration -> migration.getState() == MigrationState.FAILED);
    }

    /** The versions of those files. */
    List<String> failedVersions() {
        return all.stream()
                .filter(migration -> migration.getState() == MigrationState.FAILED)
                .map(migration -> migration.getVersion().getVersion())
                .toList();
    }

    /** Files that were applied with another content than they have here. */
    List<String> changed() {
        return scripts(migration -> migration.getState().isApplied()
                && migration.getState().isResolved()
                && !migration.isChecksumMatching());
    }

    /** Files that were applied, are older than the newest, and are not here. */
    List<String> missing() {
        return scripts(migration -> migration.getState() == MigrationState.MISSING_SUCCESS
                || migration.getState() == MigrationState.MISSING_FAILED);
    }

    private List<String> scripts(Predicate<MigrationInfo> wanted) {
        return all.stream().filter(wanted).map(MigrationInfo::getScript).toList();
    }

    private Optional<MigrationVersion> newest(Predicate<MigrationInfo> wanted) {
        return all.stream().filter(wanted).map(MigrationInfo::getVersion).max(MigrationVersion::compareTo);
    }
}
