package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.installation.StoreService;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.platform.events.StreamKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be trusted is refused, and nothing changes. */
class RefusedBackupsTests {

    private static final UUID REALM = UUID.randomUUID();

    private final Path folder;

    RefusedBackupsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatCannotBeTrustedIsRefusedAndNothingChanges() throws IOException {
        try (TestInstallation installation = new TestInstallation("databases")) {
            installation.addUser(REALM, "ada");
            Path backup = installation.backUp(folder, Optional.empty());
            installation.addUser(REALM, "grace");
            String databases = installation.databases();

            refused(installation, copy(backup, "altered", file -> flip(file.resolve("user.dump"))), "checksum differs");
            refused(installation, copy(backup, "short", file -> Files.delete(file.resolve("rbac.dump"))), "is missing");
            refused(
                    installation,
                    copy(backup, "half", file -> Files.delete(file.resolve("manifest.json"))),
                    "no whole backup");
            refused(
                    installation,
                    copy(
                            backup,
                            "newer",
                            file -> TestInstallation.rewrite(
                                    file, "\"schemaVersion\" : \"", "\"schemaVersion\" : \"99")),
                    "newer than");
            refused(
                    installation,
                    copy(
                            backup,
                            "unlisted",
                            file -> TestInstallation.rewrite(
                                    file, "\"file\" : \"user.dump\"", "\"file\" : \"../user.dump\"")),
                    "no checksum of ../user.dump");
            refused(
                    installation,
                    copy(backup, "counts", file -> TestInstallation.rewrite(file, "\"rows\" : 1,", "\"rows\" : 2,")),
                    "nothing was switched");
            refused(
                    installation,
                    copy(
                            backup,
                            "structure",
                            file -> TestInstallation.rewrite(file, "\"relation ", "\"relation other")),
                    "privileges");

            assertThat(installation.databases()).isEqualTo(databases);
            assertThat(installation.query(
                            StoreService.USER, "select string_agg(username, ' ' order by username) from users"))
                    .isEqualTo("ada grace");
            try (RedisConnection redis = installation.redis()) {
                assertThat(redis.number("EXISTS", StreamKeys.NOT_BEFORE_KEY)).isZero();
            }
        }
    }

    private static void refused(TestInstallation installation, Path backup, String why) {
        assertThatThrownBy(() -> installation.restore(backup, Optional.empty()))
                .as(backup.toString())
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining(why);
    }

    /** What is done to a copy. */
    @FunctionalInterface
    private interface Damage {
        void to(Path backup) throws IOException;
    }

    private Path copy(Path backup, String name, Damage damage) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(backup)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        damage.to(copy);
        return copy;
    }

    private static void flip(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }
}
