package io.opengate.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.installation.StoreService;
import io.opengate.backup.redis.NotBefore;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.backup.restore.RestoreBackup;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore leaves alone: roles that are there, and Redis until it is known to take what comes. */
class RestoredRolesAndRedisTests {

    /** An operator who has told the owners' passwords alone. */
    private static Installation withoutApplicationPasswords(Installation installation) {
        List<Database> databases = installation.databases().stream()
                .map(database -> new Database(
                        database.service(),
                        database.server(),
                        database.name(),
                        database.schema(),
                        database.owner(),
                        new Database.Credentials(database.application().user(), "")))
                .toList();
        return new Installation(databases, installation.redis(), installation.administrator(), Optional.empty());
    }

    private static void restore(TestInstallation installation, Installation target, Path backup) {
        RestoreBackup.Order order = new RestoreBackup.Order(
                backup, Optional.empty(), TestInstallation.redisServer().toString(), true, TestInstallation.SEAL);
        new RestoreBackup(target, order, installation.progress()).restore();
    }

    @Test
    void rolesThatAreThereKeepTheirPasswordsAndAMissingOneNeedsIts(@TempDir Path folder) throws SQLException {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            Path backup = installation.backUp(folder, Optional.empty());
            Installation target = withoutApplicationPasswords(installation.stores());

            restore(installation, target, backup);
            try (Connection application = installation.asApplication(StoreService.USER)) {
                assertThat(application.isValid(5))
                        .as("with the password from before")
                        .isTrue();
            }

            installation.superuser("alter role opengate_users_app rename to opengate_users_other");
            String databases = installation.databases();
            assertThatThrownBy(() -> restore(installation, target, backup))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContaining("OPENGATE_USERS_PASSWORD");
            assertThat(installation.databases()).isEqualTo(databases);
        }
    }

    @Test
    void aValueThatRedisDoesNotTakeIsNoticedBeforeAnythingIsChanged(@TempDir Path folder) {
        try (TestInstallation installation = new TestInstallation("schemas");
                RedisConnection redis = installation.redis()) {
            redis.call("HSET", "opengate:trail", "user", "7");
            byte[] big = new byte[2_000_000];
            new Random(1).nextBytes(big);
            redis.call("SET".getBytes(UTF_8), "big".getBytes(UTF_8), big);
            Path backup = installation.backUp(folder, Optional.empty());
            redis.call("DEL", "big");
            redis.call("HSET", "opengate:trail", "user", "8");
            redis.call("CONFIG", "SET", "proto-max-bulk-len", "1048576");
            String databases = installation.databases();

            assertThatThrownBy(() -> installation.restore(backup, Optional.empty()))
                    .isInstanceOf(BackupFailure.class);

            assertThat(redis.text("HGET", "opengate:trail", "user")).isEqualTo("8");
            assertThat(redis.number("EXISTS", "big")).isZero();
            assertThat(installation.databases()).isEqualTo(databases);
        }
    }

    @Test
    void whatRedisRefusesInTheSwitchIsUndoneInTheDatabases(@TempDir Path folder) {
        try (TestInstallation installation = new TestInstallation("schemas");
                RedisConnection redis = installation.redis()) {
            Path backup = installation.backUp(folder, Optional.empty());
            // Redis' writes are refused in the switch: the databases are undone, and Redis is what it was
            redis.call("HSET", "opengate:trail", "user", "8");
            redis.call("CONFIG", "SET", "maxmemory", "1");
            String databases = installation.databases();

            assertThatThrownBy(() -> installation.restore(backup, Optional.empty()))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContaining("was undone")
                    .hasMessageNotContaining("Redis however");

            assertThat(installation.databases()).isEqualTo(databases);
            assertThat(redis.text("HGET", "opengate:trail", "user")).isEqualTo("8");
        }
    }

    @Test
    void wordOfTheBackupReplacesWhateverWasThereAndGoesAfterAYear(@TempDir Path folder) {
        try (TestInstallation installation = new TestInstallation("schemas");
                RedisConnection redis = installation.redis()) {
            redis.call("SET", "opengate:backup", "no hash");
            Path backup = installation.backUp(folder, Optional.empty());

            installation.restore(backup, Optional.empty());

            assertThat(redis.text("HGET", "opengate:backup", "moment"))
                    .isEqualTo(Long.toString(
                            TestInstallation.manifest(backup).moment().getEpochSecond()));
            assertThat(redis.number("TTL", "opengate:backup")).isBetween(1L, 31_536_000L);
        }
    }

    @Test
    void everythingEndsThatAnyServiceMayHaveIssuedWhateverThisMachinesClock() {
        try (TestInstallation installation = new TestInstallation("schemas");
                RedisConnection redis = installation.redis()) {
            assertThat(NotBefore.hasPassed(redis, NotBefore.now(redis))).isTrue();
            // Redis' clock was set back: services stand still at the time that the stream's ids tell
            long ahead = Instant.now().plusSeconds(60).toEpochMilli();
            redis.call("XADD", "opengate:events", ahead + "-1", "e", "{}");

            assertThat(NotBefore.now(redis)).isAfter(Instant.ofEpochMilli(ahead));
        }
    }
}
