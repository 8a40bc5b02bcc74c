package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile {@code backup}: what the compose file says of it, and what its container does all day. */
class BackupFilesTests {

    private final Path folder;
    private final Path calls;

    BackupFilesTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.calls = folder.resolve("calls");
        program("bin/java", "echo \"java $*\" >>" + calls + "; exit ${FAILS:-0}");
        // the second wait ends the loop
        program("sleep", "echo \"sleep $1\" >>" + calls + "; [ $(grep -c sleep " + calls + ") -lt 2 ] || kill $PPID");
    }

    private void program(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private ContainerFiles.Outcome run(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("JAVA_HOME", folder.toString());
        all.put("PATH", folder + ":" + System.getenv("PATH"));
        return ContainerFiles.bash(all, "docker/backup.sh", arguments);
    }

    @Test
    void theContainerWaitsUntilTwoAndBacksUpWithRetention() throws IOException {
        Instant before = Instant.now();
        run(Map.of(), "daily");
        List<String> done = Files.readAllLines(calls);
        assertThat(done).hasSize(3);
        Duration wait = Duration.ofSeconds(Long.parseLong(done.get(0).substring(6)));
        assertThat(Duration.between(LocalTime.of(2, 0), LocalTime.ofInstant(before.plus(wait), ZoneOffset.UTC))
                        .abs())
                .isLessThan(Duration.ofMinutes(5));
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1));
        assertThat(done.get(1)).endsWith("io.opengate.backup.Main backup --keep-daily 7 --keep-weekly 4");
        assertThat(done.get(2)).startsWith("sleep ");
    }

    @Test
    void aFailedBackupIsToldAndTheNextDayIsTriedAgain() throws IOException {
        ContainerFiles.Outcome outcome = run(Map.of("FAILS", "1", "OPENGATE_BACKUP_RECIPIENT", "age1x"), "daily");
        assertThat(outcome.output()).contains("the backup FAILED");
        assertThat(Files.readAllLines(calls)).hasSize(3);
        assertThat(calls).content().contains("--recipient age1x");
    }

    @Test
    void whoStopsTheContainerStopsTheBackupThatRuns() throws IOException {
        program("sleep", ":");
        // the container's shell is told to end while the backup runs, which has work to do before it ends
        program(
                "bin/java",
                "trap 'echo stopped >>" + calls
                        + "; exit 143' TERM; kill -TERM $PPID; while :; do /bin/sleep 0.05; done");
        assertThat(run(Map.of(), "daily").status()).isEqualTo(143);
        assertThat(calls).hasContent("stopped");
    }

    @Test
    void otherCommandsRunOnce() throws IOException {
        assertThat(run(Map.of("FAILS", "3"), "restore", "opengate-20261120T020000Z")
                        .status())
                .isEqualTo(3);
        assertThat(Files.readAllLines(calls))
                .singleElement()
                .asString()
                .endsWith("Main restore opengate-20261120T020000Z");
        assertThat(run(Map.of("OPENGATE_BACKUP_AT", "25:00"), "daily").status()).isEqualTo(2);
    }

    @Test
    void aKeyComesFromStandardInputAndIsReadableByTheContainersUserAlone() throws IOException {
        Path key = Files.writeString(folder.resolve("key.txt"), "AGE-SECRET-KEY-1X");
        program(
                "bin/java",
                "for last; do :; done; { stat -c %a \"$last\"; cat \"$last\"; } >" + calls + "; rm -f \"$last\"");
        ContainerFiles.Outcome outcome = ContainerFiles.bash(
                Map.of("JAVA_HOME", folder.toString(), "TMPDIR", folder.toString()),
                "docker/backup.sh",
                key,
                "restore",
                "a-backup",
                "--identity",
                "-");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(calls).hasContent("600\nAGE-SECRET-KEY-1X");
    }

    @Test
    void theComposeFileRunsItOnDemandAloneWithTheOwnersPasswordsOnly() {
        Map<String, Object> backup = ContainerFiles.services().get("backup");
        assertThat(backup.get("profiles")).isEqualTo(List.of("backup"));
        assertThat(backup.get("networks")).isEqualTo(List.of("data"));
        assertThat(backup.get("volumes")).isEqualTo(List.of("backups:/backups"));
        assertThat(ContainerFiles.environment("backup").keySet())
                .filteredOn(name -> name.endsWith("_PASSWORD") && !name.endsWith("_OWNER_PASSWORD"))
                .containsExactly("REDIS_PASSWORD");
        assertThat(ContainerFiles.environment("backup"))
                .containsEntry("OPENGATE_KEY_BACKUP", "${OPENGATE_KEY_BACKUP:-}")
                .containsEntry("OPENGATE_KEY_BACKUP_PREVIOUS", "${OPENGATE_KEY_BACKUP_PREVIOUS:-}");
        Map<String, Object> restore = ContainerFiles.services().get("restore");
        assertThat(restore.get("profiles")).isEqualTo(List.of("restore"));
        assertThat(ContainerFiles.environment("restore"))
                .containsKeys("POSTGRES_ADMIN_PASSWORD", "OPENGATE_KEY_BACKUP", "OPENGATE_KEY_BACKUP_PREVIOUS");
    }

    @Test
    void theImageHasTheServersOwnTools() {
        assertThat(ContainerFiles.text("docker/backup.Dockerfile"))
                .contains(
                        "FROM postgres:15",
                        "FROM redis:7 AS redis",
                        "USER postgres",
                        "install -y -q --no-install-recommends age");
        assertThat(ContainerFiles.services().get("postgres").get("image")).isEqualTo("postgres:15");
        assertThat(ContainerFiles.services().get("redis").get("image")).isEqualTo("redis:7");
    }
}
