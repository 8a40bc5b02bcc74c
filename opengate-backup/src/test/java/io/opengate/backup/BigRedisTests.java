package io.opengate.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.redis.LoadedCopy;
import io.opengate.backup.redis.RedisConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of Redis passes through a restore: neither its memory nor a disk ever holds it in the clear. */
class BigRedisTests {

    private static final int MEGABYTE = 1_000_000;
    private static final String HEAP = "-Xmx40m";

    @Test
    void aCopyLargerThanTheHeapIsRestoredAndNothingOfItIsWritten(@TempDir Path folder) throws Exception {
        try (TestInstallation installation = new TestInstallation("schemas");
                RedisConnection redis = installation.redis()) {
            byte[] value = new byte[MEGABYTE];
            new Random(1).nextBytes(value);
            for (int i = 0; i < 16; i++) {
                redis.call("SET".getBytes(UTF_8), ("key-" + i).getBytes(UTF_8), value);
            }
            redis.call("SETRANGE", "large", Integer.toString(32 * MEGABYTE), "the end");
            redis.call("CONFIG", "SET", "rdbcompression", "no");
            Path backup = installation.backUp(folder.resolve("backups"), Optional.empty());
            assertThat(Files.size(backup.resolve("redis.rdb"))).isGreaterThan(48L * MEGABYTE);
            redis.call("FLUSHALL");

            Path temporary = Files.createDirectory(folder.resolve("temporary"));
            Map<String, String> environment = new HashMap<>(installation.environment());
            environment.put("TMPDIR", temporary.toString());
            String said = TestInstallation.run(environment, restore(backup, temporary));

            assertThat(said).contains("17 keys").contains("Restored");
            assertThat(redis.number("STRLEN", "large")).isEqualTo(32L * MEGABYTE + 7);
            assertThat(redis.call("GET".getBytes(UTF_8), "key-15".getBytes(UTF_8)))
                    .isEqualTo(value);
            try (Stream<Path> written = Files.walk(temporary)) {
                assertThat(written.filter(Files::isRegularFile).filter(file -> isLarge(file)))
                        .as("files of a megabyte or more")
                        .isEmpty();
            }
        }
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.size(file) > MEGABYTE;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> restore(Path backup, Path temporary) {
        return new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                HEAP,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "io.opengate.backup.Main",
                "restore",
                backup.toString()));
    }

    @Test
    void aCopyThatRedisCannotReadIsRefusedWithItsWords() {
        assertThatThrownBy(() -> LoadedCopy.of(
                        () -> new ByteArrayInputStream("REDIS9999 and more".getBytes(UTF_8)),
                        TestInstallation.redisServer().toString()))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("the copy of Redis cannot be loaded")
                .hasMessageContaining("RDB format version 9999");
    }

    @Test
    void aCopyThatCannotBeReadToItsEndIsRefused() {
        LoadedCopy.Source broken = () -> {
            throw new IOException("the disk is gone");
        };
        assertThatThrownBy(() ->
                        LoadedCopy.of(broken, TestInstallation.redisServer().toString()))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("the disk is gone");
    }

    /** As at a kill, which runs no hook: the server with everything in the clear does not outlive the command. */
    @Test
    void theServerEndsWhenTheProgramIsKilled(@TempDir Path folder) throws Exception {
        try (TestInstallation installation = new TestInstallation("schemas")) {
            Path backup = installation.backUp(folder, Optional.empty());
            Process program = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoadedCopyProgram.class.getName(),
                            backup.resolve("redis.rdb").toString(),
                            TestInstallation.redisServer().toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(program.inputReader(UTF_8).readLine()).isEqualTo("loaded");
            List<ProcessHandle> servers = program.descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains("redis-server"))
                    .toList();
            assertThat(servers).isNotEmpty();

            program.destroyForcibly().waitFor();

            for (ProcessHandle server : servers) {
                server.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }
}
