package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.installation.StoreService;
import io.opengate.backup.manifest.DatabaseRecord;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.redis.RedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded is what was checked, and what is there afterwards is what was backed up. */
class SwappedFilesTests {

    private final Path folder;

    SwappedFilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Puts that file of another backup in its place once all files were checked. */
    private static Progress swapping(Path from, Path to, String file) {
        return Midway.when("is whole", () -> {
            try {
                Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void refused(TestInstallation installation, Path backup, Optional<Path> key, Progress swapping) {
        String databases = installation.databases();
        assertThatThrownBy(() -> installation.restore(backup, key, swapping))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("its checksum differs as it is read");
        assertThat(installation.databases()).isEqualTo(databases);
        try (RedisConnection redis = installation.redis()) {
            assertThat(redis.text("GET", "live")).isEqualTo("yes");
        }
    }

    @Test
    void aFileThatIsSwappedBetweenCheckAndUseIsRefused() throws IOException, InterruptedException {
        Path key = folder.resolve("key");
        String said = TestInstallation.run(Map.of(), List.of("age-keygen", "-o", key.toString()));
        Optional<String> recipient =
                Optional.of(said.substring(said.indexOf("age1")).strip());
        try (TestInstallation installation = new TestInstallation("schemas");
                RedisConnection redis = installation.redis()) {
            Path plain = installation.backUp(folder.resolve("plain"), Optional.empty());
            Path sealed = installation.backUp(folder.resolve("sealed"), recipient);
            installation.addUser(UUID.randomUUID(), "mallory");
            redis.call("SET", "live", "yes");
            Path otherPlain = installation.backUp(folder.resolve("other-plain"), Optional.empty());
            Path otherSealed = installation.backUp(folder.resolve("other-sealed"), recipient);

            refused(installation, copyOf(plain, "a"), Optional.empty(), swapping(otherPlain, copy("a"), "user.dump"));
            refused(installation, copyOf(plain, "b"), Optional.empty(), swapping(otherPlain, copy("b"), "redis.rdb"));
            refused(
                    installation,
                    copyOf(sealed, "c"),
                    Optional.of(key),
                    swapping(otherSealed, copy("c"), "user.dump.age"));
            refused(
                    installation,
                    copyOf(sealed, "d"),
                    Optional.of(key),
                    swapping(otherSealed, copy("d"), "redis.rdb.age"));

            installation.restore(sealed, Optional.of(key));
            assertThat(redis.number("EXISTS", "live")).isZero();
        }
    }

    private Path copy(String name) {
        return folder.resolve(name);
    }

    private Path copyOf(Path backup, String name) throws IOException {
        Files.createDirectory(copy(name));
        try (var files = Files.list(backup)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy(name).resolve(file.getFileName().toString()));
            }
        }
        return copy(name);
    }

    @Test
    void anotherFunctionOrAnotherColumnThanTheManifestHasIsRefused() throws IOException {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            Path backup = installation.backUp(folder.resolve("backups"), Optional.empty());
            List<String> structure = TestInstallation.manifest(backup).databases().stream()
                    .filter(record -> record.service().equals(StoreService.USER.id()))
                    .flatMap(record -> record.structure().stream())
                    .toList();
            assertThat(structure)
                    .anyMatch(line -> line.startsWith("body "))
                    .anyMatch(line -> line.startsWith("column users username "));
            Path column = copyOf(backup, "column");
            TestInstallation.rewrite(column, "\"column users username ", "\"column users username other");
            assertThatThrownBy(() -> installation.restore(column, Optional.empty()))
                    .hasMessageContaining("functions, columns");
            Path body = copyOf(backup, "body");
            TestInstallation.rewrite(body, "\"body ", "\"body other");
            assertThatThrownBy(() -> installation.restore(body, Optional.empty()))
                    .hasMessageContaining("functions, columns");
        }
    }

    @Test
    void aManifestOfTheOlderFormatIsAcceptedWithoutThem() throws IOException {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            installation.addUser(UUID.randomUUID(), "ada");
            Path backup = installation.backUp(folder, Optional.empty());
            Manifest older = older(TestInstallation.manifest(backup));
            for (var file : ManifestFile.files(older, TestInstallation.SEAL).entrySet()) {
                Files.write(backup.resolve(file.getKey()), file.getValue());
            }
            assertThat(installation.restore(backup, Optional.empty()).manifest().format())
                    .isEqualTo(1);
        }
    }

    private static Manifest older(Manifest now) {
        List<DatabaseRecord> databases = now.databases().stream()
                .map(record -> new DatabaseRecord(
                        record.service(),
                        record.database(),
                        record.schema(),
                        record.serverVersion(),
                        record.schemaVersion(),
                        record.lsn(),
                        record.timeline(),
                        record.file(),
                        record.structure().stream()
                                .filter(line -> !line.startsWith("body ") && !line.startsWith("column "))
                                .toList(),
                        record.tables(),
                        record.sequences()))
                .toList();
        return new Manifest(
                1,
                now.product(),
                now.moment(),
                now.layout(),
                now.fenceMillis(),
                now.encrypted(),
                now.secrets(),
                databases,
                now.redis(),
                now.files());
    }
}
