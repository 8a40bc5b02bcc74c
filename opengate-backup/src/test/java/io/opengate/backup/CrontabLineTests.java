package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crontab line of the documentation, run the way cron runs it: a bare per cent sign would end the command. */
class CrontabLineTests {

    private final String line = RunbookBlocks.block("backup.md", "crontab").strip();

    @Test
    void itRunsAtTwoEveryDay() {
        assertThat(line).startsWith("0 2 * * * ");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void cronAndItsShellUnderstandIt(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.createFile(
                folder.resolve("opengate"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, "#!/bin/sh\necho \"called with $*\"\n");
        String[] parts = line.split(" +", 6);
        assertThat(parts[5].replace("\\%", ""))
                .as("only escaped per cent signs")
                .doesNotContain("%");
        String command = parts[5].replace("\\%", "%")
                .replace("/srv/opengate", folder.toString())
                .replace("/var/log", folder.toString());

        TestInstallation.run(Map.of("HOME", folder.toString()), List.of("/bin/sh", "-c", command));

        try (Stream<Path> files = Files.list(folder)) {
            Path log = files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
            assertThat(log.getFileName().toString()).matches("opengate-backup-[0-9]{4}-[0-9]{2}\\.log");
            assertThat(log).content().startsWith("called with backup").contains("--keep-daily 7 --keep-weekly 4");
        }
    }
}
