package io.opengate.testkit.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.ClassPathResource;

/**
 * Migrates step by step; after each migration come the rows that the code of that version wrote, from
 * {@code db/fixtures/V<n>.sql}, so that every later migration meets them.
 */
public final class FixtureReplay implements FlywayMigrationStrategy {

    /** The realms that the fixtures write in. */
    public static final List<RealmRef> REALMS = List.of(
            realm("018f0000-0000-7000-8000-0000000000a1", "acme"),
            realm("018f0000-0000-7000-8000-0000000000b1", "globex"));

    private static RealmRef realm(String id, String name) {
        return new RealmRef(RealmId.of(id), RealmName.of(name), true);
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            for (MigrationFile file : MigrationFile.onClassPath()) {
                Flyway.configure(flyway.getConfiguration().getClassLoader())
                        .configuration(flyway.getConfiguration())
                        .target(MigrationVersion.fromVersion(Integer.toString(file.version())))
                        .load()
                        .migrate();
                load(flyway, new ClassPathResource("db/fixtures/V" + file.version() + ".sql"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(Flyway flyway, ClassPathResource fixture) throws IOException {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(fixture.getContentAsString(UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException("the fixture " + fixture.getPath() + " does not fit its version", e);
        }
    }
}
