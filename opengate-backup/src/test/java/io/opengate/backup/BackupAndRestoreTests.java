package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.installation.StoreService;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.platform.events.StreamKeys;
import io.opengate.platform.persistence.WriteFence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backup holds comes back, exactly. */
class BackupAndRestoreTests {

    private static final UUID REALM = UUID.randomUUID();

    private final Path folder;

    BackupAndRestoreTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"databases", "schemas", "servers"})
    void everythingIsAsItWasAtTheMoment(String layout) throws SQLException {
        try (TestInstallation installation = new TestInstallation(layout)) {
            installation.addUser(REALM, "ada");
            narrow(installation);
            try (RedisConnection redis = installation.redis()) {
                redis.call("XADD", "opengate:events", "*", "e", "{}", "t", "user.created");
                redis.call("XGROUP", "CREATE", "opengate:events", "opengate:user:purge", "0-0");
                redis.call("HSET", "opengate:trail", "user", "7");
                redis.call("SET", "{opengate:events}:epoch", "old");
                redis.call("HSET", "og:" + REALM + ":session:{s}", "v", "1");
                redis.call("SET", "og:" + REALM + ":pending:{s}", "waits", "PX", "600000");
            }
            Path backup = installation.backUp(folder, Optional.empty());
            Instant before = Instant.now();
            installation.addUser(REALM, "later");
            drop(installation, "role");

            var restored = installation.restore(backup, Optional.empty());

            assertThat(installation.query(StoreService.USER, "select string_agg(username, ' ') from users"))
                    .isEqualTo("ada");
            assertThat(installation.query(StoreService.RBAC, "select count(*) from role"))
                    .isEqualTo("0");
            assertThat(restored.drops()).hasSize(layout.equals("schemas") ? 1 : 5);
            assertThat(restored.migrates()).isFalse();
            assertRowLevelSecurityBinds(installation);
            assertRedis(installation, before);
        }
    }

    /** As a start does: the application may read the history of migrations and no more. */
    private static void narrow(TestInstallation installation) throws SQLException {
        try (Connection connection = installation.asOwner(StoreService.USER);
                var statement = connection.createStatement()) {
            statement.execute("revoke insert, update, delete on flyway_schema_history from opengate_users_app");
        }
    }

    private static void drop(TestInstallation installation, String table) throws SQLException {
        try (Connection connection = installation.asOwner(StoreService.RBAC);
                var statement = connection.createStatement()) {
            statement.execute("drop table " + table + " cascade");
        }
    }

    private static void assertRowLevelSecurityBinds(TestInstallation installation) throws SQLException {
        try (Connection connection = installation.asApplication(StoreService.USER);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(count(statement)).as("without a realm").isZero();
            statement.execute("select set_config('opengate.realm', '" + REALM + "', true)");
            assertThat(count(statement)).isEqualTo(1);
            connection.rollback();
            assertThatThrownBy(() -> statement.execute("delete from flyway_schema_history"))
                    .as("a privilege that was taken away")
                    .hasMessageContaining("permission denied");
            connection.rollback();
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static int count(java.sql.Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from users")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void assertRedis(TestInstallation installation, Instant before) {
        try (RedisConnection redis = installation.redis()) {
            assertThat(redis.number("XLEN", "opengate:events")).isEqualTo(1);
            assertThat(redis.text("XINFO", "GROUPS", "opengate:events")).isNotEqualTo("[]");
            assertThat(redis.text("HGET", "opengate:trail", "user")).isEqualTo("7");
            assertThat(redis.number("PTTL", "og:" + REALM + ":pending:{s}")).isBetween(1L, 600_000L);
            assertThat(redis.number("EXISTS", "og:" + REALM + ":session:{s}")).isZero();
            assertThat(redis.number("EXISTS", "{opengate:events}:epoch")).isZero();
            long notBefore = redis.number("GET", StreamKeys.NOT_BEFORE_KEY);
            assertThat(notBefore).isGreaterThanOrEqualTo(before.toEpochMilli());
            List<?> time = (List<?>) Objects.requireNonNull(redis.call("TIME"));
            String seconds = new String((byte[]) Objects.requireNonNull(time.getFirst()), StandardCharsets.UTF_8);
            assertThat(Long.parseLong(seconds) * 1000 + 999)
                    .as("who signs in now is not refused")
                    .isGreaterThan(notBefore);
        }
    }

    @Test
    void aBackupIsForItsOwnerAloneAndNothingHalfStays() throws IOException {
        try (TestInstallation installation = new TestInstallation("databases")) {
            Path backup = installation.backUp(folder, Optional.empty());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(backup)) {
                assertThat(files)
                        .hasSize(8)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
            try (Connection writer = installation.asOwner(StoreService.CLIENT)) {
                hold(writer);
                assertThatThrownBy(() -> installation.backUp(folder.resolve("second"), Optional.empty()))
                        .isInstanceOf(BackupFailure.class)
                        .hasMessageContaining("opengate_clients did not end in time")
                        .hasMessageContaining("nothing was backed up");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            assertThat(folder.resolve("second")).isDirectoryNotContaining("glob:**/opengate-*");
            assertThat(installation.query(
                            StoreService.REALM, "select count(*) from pg_locks where locktype = 'advisory'"))
                    .as("the fence is down again")
                    .isEqualTo("0");
        }
    }

    /** As a transaction of a service that writes and does not end. */
    private static void hold(Connection writer) throws SQLException {
        writer.setAutoCommit(false);
        try (var statement = writer.createStatement()) {
            statement.execute("select pg_try_advisory_xact_lock_shared(" + WriteFence.KEY + ")");
        }
    }

    @Test
    void anEncryptedBackupOpensWithItsKeyAlone() throws IOException, InterruptedException {
        Path key = folder.resolve("key");
        Path other = folder.resolve("other");
        String said = TestInstallation.run(Map.of(), List.of("age-keygen", "-o", key.toString()));
        TestInstallation.run(Map.of(), List.of("age-keygen", "-o", other.toString()));
        String recipient = said.substring(said.indexOf("age1")).strip();
        try (TestInstallation installation = new TestInstallation("databases")) {
            installation.addUser(REALM, "a-name-to-look-for");
            Path backup = installation.backUp(folder.resolve("backups"), Optional.of(recipient));
            try (Stream<Path> files = Files.list(backup)) {
                assertThat(files.filter(file -> !file.getFileName().toString().startsWith("manifest.json")))
                        .hasSize(6)
                        .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                .startsWith("age-encryption.org/v1")
                                .doesNotContain("a-name-to-look-for"));
            }
            String databases = installation.databases();

            assertThatThrownBy(() -> installation.restore(backup, Optional.empty()))
                    .hasMessageContaining("--identity");
            assertThatThrownBy(() -> installation.restore(backup, Optional.of(other)))
                    .hasMessageContaining("the identity does not open the backup");
            assertThat(installation.databases()).isEqualTo(databases);

            installation.restore(backup, Optional.of(key));
            assertThat(installation.query(StoreService.USER, "select username from users"))
                    .isEqualTo("a-name-to-look-for");
        }
    }
}
