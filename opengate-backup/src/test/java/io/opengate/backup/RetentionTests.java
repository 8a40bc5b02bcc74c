package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.archive.BackupFolder;
import io.opengate.backup.archive.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTests {

    private final Path folder;
    private final Retention retention;

    RetentionTests(@TempDir Path folder) {
        this.folder = folder;
        this.retention = new Retention(folder);
    }

    private void backup(String stamp) throws IOException {
        Path backup = Files.createDirectory(folder.resolve("opengate-" + stamp + "Z"));
        Files.writeString(backup.resolve("manifest.json"), "{}");
    }

    private List<String> left() {
        return retention.newestFirst().stream()
                .map(path -> path.getFileName().toString().substring(9, 24))
                .toList();
    }

    @Test
    void theNewestOfEachDayAndWeekStays() throws IOException {
        for (String stamp : List.of(
                "20261101T020000", // Sunday of week 44
                "20261108T020000", // Sunday of week 45
                "20261109T020000", // Monday of week 46
                "20261118T020000",
                "20261119T020000",
                "20261119T140000",
                "20261120T020000")) {
            backup(stamp);
        }

        retention.apply(2, 3);

        assertThat(left()).containsExactly("20261120T020000", "20261119T140000", "20261109T020000", "20261108T020000");
    }

    @Test
    void theNewestStaysWhateverIsAsked() throws IOException {
        backup("20200101T020000");
        backup("20200102T020000");

        retention.apply(0, 0);

        assertThat(left()).containsExactly("20200102T020000");
    }

    @Test
    void theNextBackupTakesHalfOnesAwayAndNoOtherIsWrittenBesideIt() throws IOException {
        Path half = Files.createDirectory(folder.resolve("opengate-20261118T020000Z.partial"));
        Files.writeString(half.resolve("user.dump"), "half");
        Path other = Files.createDirectory(folder.resolve("mine.partial"));

        try (BackupFolder held = BackupFolder.begin(folder, "opengate-20261119T020000Z", Optional.empty())) {
            assertThat(half).doesNotExist();
            assertThat(other).exists();
            assertThatThrownBy(() -> BackupFolder.begin(folder, "opengate-20261120T020000Z", Optional.empty()))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContaining("another backup is being written");
            assertThat(folder.resolve("opengate-20261119T020000Z.partial"))
                    .as("held by %s", held)
                    .exists();
        }
        BackupFolder.begin(folder, "opengate-20261120T020000Z", Optional.empty())
                .close();
    }

    @Test
    void whatIsHalfOrIsNoBackupIsNeitherCountedNorDeleted() throws IOException {
        backup("20261119T020000");
        Files.createDirectory(folder.resolve("opengate-20261120T020000Z.partial"));
        Files.createDirectory(folder.resolve("opengate-20261120T030000Z"));
        Files.createDirectory(folder.resolve("something else"));

        retention.apply(1, 0);

        assertThat(left()).containsExactly("20261119T020000");
        assertThat(folder.resolve("opengate-20261120T020000Z.partial")).exists();
        assertThat(folder.resolve("something else")).exists();
    }
}
