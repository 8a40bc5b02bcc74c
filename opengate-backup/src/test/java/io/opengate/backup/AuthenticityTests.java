package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.installation.StoreService;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.platform.crypto.MasterKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup comes from the installation that it is restored into, or somebody says aloud that it need not. */
class AuthenticityTests {

    private static final UUID REALM = UUID.randomUUID();
    private static final Manifest EMPTY =
            new Manifest(Manifest.FORMAT, "1", Instant.EPOCH, "schemas", 0, false, null, List.of(), null, List.of());
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void whatWasNotMadeUnderTheMasterKeyIsRefusedUnlessItIsAcceptedAloud(@TempDir Path folder) throws IOException {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            installation.addUser(REALM, "ada");
            Path backup = installation.backUp(folder, Optional.empty());
            installation.addUser(REALM, "grace");
            String databases = installation.databases();
            Path seal = backup.resolve(ManifestFile.SEAL);
            String authentic = Files.readString(seal);

            refused(installation, backup, TestInstallation.seal("B"), "is not authentic");
            Files.writeString(seal, authentic.substring(0, 62));
            refused(installation, backup, TestInstallation.SEAL, "is not authentic");
            Files.delete(seal);
            refused(installation, backup, TestInstallation.SEAL, ManifestFile.SEAL + " is missing");
            Files.writeString(seal, authentic);
            TestInstallation.forge(backup, "\"layout\" : \"schemas\"", "\"layout\" : \"schemas\" ");
            refused(installation, backup, TestInstallation.SEAL, "is not authentic");
            assertThat(installation.databases()).isEqualTo(databases);
            assertThat(users(installation)).isEqualTo("ada grace");

            installation.restore(backup, Optional.empty(), ManifestSeal.ignored());
            assertThat(users(installation)).isEqualTo("ada");
        }
    }

    private static void refused(TestInstallation installation, Path backup, ManifestSeal seal, String why) {
        assertThatThrownBy(() -> installation.restore(backup, Optional.empty(), seal))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining(why)
                .hasMessageContaining("--accept-unauthenticated-manifest");
    }

    private static String users(TestInstallation installation) {
        return installation.query(StoreService.USER, "select string_agg(username, ' ' order by username) from users");
    }

    @Test
    void aBackupFromBeforeARotationOpensWithThePreviousKeyAndThePurposesOwnKeyIsTheSame(@TempDir Path folder)
            throws IOException {
        ManifestSeal before = seal("OPENGATE_MASTER_KEY", KEY);
        Path sealed = sealed(folder, before);

        accepted(sealed, before);
        accepted(sealed, seal("OPENGATE_KEY_BACKUP", purpose(), "OPENGATE_KEY_BACKUP_PREVIOUS", other()));
        accepted(sealed, seal("OPENGATE_MASTER_KEY", other(), "OPENGATE_MASTER_KEY_PREVIOUS", KEY));
        assertThatThrownBy(() -> ManifestFile.read(sealed, seal("OPENGATE_MASTER_KEY", other())))
                .hasMessageContaining("OPENGATE_MASTER_KEY_PREVIOUS");
    }

    private static Path sealed(Path folder, ManifestSeal seal) throws IOException {
        for (var file : ManifestFile.files(EMPTY, seal).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private static void accepted(Path folder, ManifestSeal seal) {
        assertThatCode(() -> ManifestFile.read(folder, seal)).doesNotThrowAnyException();
    }

    private static String purpose() {
        return Base64.getEncoder().encodeToString(MasterKeys.derived(new byte[32], "backup"));
    }

    private static String other() {
        return "B".repeat(43) + "=";
    }

    private static ManifestSeal seal(String... variables) {
        return variables.length == 2
                ? ManifestSeal.of(Map.of(variables[0], variables[1])::get)
                : ManifestSeal.of(Map.of(variables[0], variables[1], variables[2], variables[3])::get);
    }

    @Test
    void withoutAKeyNothingIsBackedUpAndTheMessageSaysWhatToSet() {
        assertThatThrownBy(() -> ManifestSeal.of(name -> null))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("OPENGATE_KEY_BACKUP")
                .hasMessageContaining("OPENGATE_MASTER_KEY");
        assertThatThrownBy(() -> seal("OPENGATE_MASTER_KEY", "c2hvcnQ="))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("at least 32 bytes");
    }
}
