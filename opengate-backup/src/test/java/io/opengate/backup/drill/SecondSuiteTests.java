package io.opengate.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a drill holds an installation's secrets and data: it goes with the drill, or with the next one. */
class SecondSuiteTests {

    private final Path home;
    private final Path calls;
    private final Path script;
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    SecondSuiteTests(@TempDir Path folder) throws IOException {
        this.home = Files.createDirectory(folder.resolve("home"));
        this.calls = folder.resolve("calls");
        this.script = folder.resolve("opengate");
        script("exit 0");
    }

    private void script(String end) throws IOException {
        Files.writeString(script, "#!/bin/sh\necho \"$1 $OPENGATE_HOME\" >>" + calls + "\n" + end + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private SecondSuite suite(DrillLock lock) {
        PrintStream out = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        return SecondSuite.in(lock, script, "A=b\n".getBytes(StandardCharsets.UTF_8), new Progress(out));
    }

    private Path leftover(String name) throws IOException {
        Path folder = Files.createDirectory(home.resolve(name));
        Files.writeString(folder.resolve("secrets.env"), "OPENGATE_MASTER_KEY=secret\n");
        return folder;
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatAKilledDrillLeftIsStoppedAndRemovedAndNothingElse() throws IOException {
        Path left = leftover("drill-4711");
        leftover("drill-notes");
        leftover("backups");

        try (DrillLock lock = DrillLock.in(home);
                SecondSuite second = suite(lock)) {
            assertThat(left).doesNotExist();
            assertThat(second.home().folder()).exists();
        }

        assertThat(Files.readAllLines(calls)).containsExactly("down " + left);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("removed what a killed drill left: " + left);
        assertThat(folders()).containsExactly("backups", "drill-notes");
    }

    @Test
    void whatCannotBeStoppedIsNotRemoved() throws IOException {
        Path left = leftover("drill-4711");
        script("echo 'process 1 did not stop within 30 s'; exit 1");

        try (DrillLock lock = DrillLock.in(home)) {
            assertThatThrownBy(() -> suite(lock))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContaining("did not stop");
        }
        assertThat(left.resolve("secrets.env")).exists();
    }

    @Test
    void aDrillBesideAnotherIsRefusedAndTakesNothingOfItAway() throws IOException {
        try (DrillLock lock = DrillLock.in(home);
                SecondSuite second = suite(lock)) {
            assertThatThrownBy(() -> DrillLock.in(home))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageContaining("another drill");
            assertThat(second.home().folder()).exists();
        }
        try (DrillLock again = DrillLock.in(home)) {
            assertThat(again.leftovers()).isEmpty();
        }
    }

    /** SIGTERM while the suite is being started: the start is ended, then the suite, then the folder goes. */
    @Test
    void aTerminatedDrillLeavesNothing() throws Exception {
        script("[ $1 = down ] || exec sleep 300");
        Process drill = drill();
        drill.destroy();

        assertThat(drill.waitFor()).isEqualTo(128 + 15);
        assertThat(folders()).isEmpty();
        assertThat(Files.readAllLines(calls)).hasSize(2).last().asString().startsWith("down ");
    }

    @Test
    void aKilledDrillLeavesItsFolderToTheNext() throws Exception {
        script("[ $1 = down ] || exec sleep 300");
        Process drill = drill();
        List<ProcessHandle> started = drill.descendants().toList();
        drill.destroyForcibly().waitFor();
        started.forEach(ProcessHandle::destroyForcibly);
        assertThat(folders()).singleElement().asString().startsWith("drill-");

        try (DrillLock lock = DrillLock.in(home);
                SecondSuite second = suite(lock)) {
            assertThat(folders())
                    .containsExactly(second.home().folder().getFileName().toString());
        }
    }

    private Process drill() throws IOException {
        Process drill = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrillProgram.class.getName(),
                        home.toString(),
                        script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(drill.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("starting");
        while (!Files.exists(calls)) {
            Thread.onSpinWait();
        }
        return drill;
    }
}
