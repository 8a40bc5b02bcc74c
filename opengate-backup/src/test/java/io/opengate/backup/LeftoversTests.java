package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.installation.StoreService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupted restore leaves is taken away by the next one, and nothing that may be somebody else's. */
class LeftoversTests {

    private static final String MARK = "opengate restore into opengate";

    private static void make(TestInstallation installation, String name, String comment) {
        installation.superuser("create database " + name);
        installation.superuser("comment on database " + name + " is '" + comment + "'");
    }

    @Test
    void databasesOfAnInterruptedRestoreAreRemovedAndOthersStay(@TempDir Path folder) throws SQLException {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            installation.addUser(UUID.randomUUID(), "ada");
            Path backup = installation.backUp(folder, Optional.empty());
            make(installation, "opengate_restore_20260101000000", MARK);
            installation.superuser("alter database opengate_restore_20260101000000 allow_connections false");
            make(installation, "opengate_restore_20260102000000", "of somebody else");
            make(installation, "opengate_restore_20260103000000", MARK + "_other");
            make(installation, "opengate_restore_mine", MARK);
            make(installation, "opengate_restore_20260104000000", MARK);
            String url = installation
                    .database(StoreService.USER)
                    .named("opengate_restore_20260104000000")
                    .url();
            try (Connection used = DriverManager.getConnection(url, "postgres", "superuser-secret")) {
                assertThat(used.isValid(5)).isTrue();
                installation.restore(backup, Optional.empty());
            }

            assertThat(installation.terminal())
                    .contains("removed what an interrupted restore left: opengate_restore_20260101000000");
            assertThat(installation.databases().split(" "))
                    .doesNotContain("opengate_restore_20260101000000")
                    .contains(
                            "opengate_restore_20260102000000",
                            "opengate_restore_20260103000000",
                            "opengate_restore_20260104000000",
                            "opengate_restore_mine");

            installation.restore(backup, Optional.empty());
            assertThat(installation.databases())
                    .as("nobody uses it any more; what was restored into place stays")
                    .doesNotContain("opengate_restore_20260104000000")
                    .contains("opengate ", "opengate_before_");
        }
    }

    @Test
    void whatARestoreLoadsIsMarkedUntilItIsLive(@TempDir Path folder) {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            Path backup = installation.backUp(folder, Optional.empty());
            List<String> marks = new ArrayList<>();
            installation.restore(
                    backup,
                    Optional.empty(),
                    Midway.when("loaded and verified", () -> marks.add(mark(installation, "opengate_restore_%"))));
            assertThat(marks).containsExactly(MARK);
            assertThat(mark(installation, "opengate")).isEqualTo("null");
        }
    }

    private static String mark(TestInstallation installation, String like) {
        return installation.query(
                StoreService.USER,
                "select shobj_description(oid, 'pg_database') from pg_database where datname like '" + like + "'");
    }

    @Test
    void aSecondRestoreAtTheSameTimeIsRefused(@TempDir Path folder) throws SQLException {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            Path backup = installation.backUp(folder, Optional.empty());
            String url =
                    installation.database(StoreService.USER).named("postgres").url();
            try (Connection other = DriverManager.getConnection(url, "postgres", "superuser-secret");
                    var statement = other.createStatement()) {
                statement.execute("select pg_advisory_lock(hashtextextended('" + MARK + "', 0))");
                String databases = installation.databases();
                assertThatThrownBy(() -> installation.restore(backup, Optional.empty()))
                        .isInstanceOf(BackupFailure.class)
                        .hasMessageContaining("another restore of opengate");
                assertThat(installation.databases()).isEqualTo(databases);
            }
        }
    }
}
