package io.opengate.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The packaged suite as a process of its own, on free ports and in a folder of its own. Tests share one; a test that
 * breaks things starts another.
 */
public final class RunningSuite implements AutoCloseable {

    public static final String ADMIN_CLIENT = "e2e-bootstrap";
    public static final String ADMIN_SECRET = "e2e-bootstrap-secret-of-forty-three-characters";

    private static final Pattern PASSWORD = Pattern.compile("password {3}(\\S+)");

    private final Path home;
    private final int offset;
    private final Map<String, String> environment;
    private Process process;

    private RunningSuite(Path home, int offset, Map<String, String> environment, String... options) {
        this.home = home;
        this.offset = offset;
        this.environment = environment;
        this.process = launch(options);
    }

    private static final class Shared {
        static final RunningSuite SUITE = startAnother(Map.of());
    }

    public static RunningSuite shared() {
        return Shared.SUITE;
    }

    /** Starts a suite of its own with these further environment variables, and options for its first start. */
    public static RunningSuite startAnother(Map<String, String> environment, String... options) {
        try {
            Path folder = Files.createDirectories(root().resolve("opengate-e2e/target/suites"));
            RunningSuite suite =
                    new RunningSuite(Files.createTempDirectory(folder, "home"), freeOffset(), environment, options);
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            return suite;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path root() {
        return Path.of(System.getProperty("opengate.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    private static int freeOffset() {
        for (int offset = 21_000; offset < 40_000; offset += 317) {
            if (isFree(8080 + offset) && isFree(8088 + offset) && isFree(15432 + offset) && isFree(16379 + offset)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private Process launch(String... options) {
        Path distribution = root().resolve("opengate-standalone/target/opengate");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xmx640m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.springframework.boot.logging.LoggingSystem=none",
                "-Dopengate.logs=" + home.resolve("logs"),
                "-cp",
                classPath(distribution.resolve("lib")),
                "io.opengate.standalone.Standalone",
                "--home=" + home,
                "--cache=" + root().resolve("opengate-standalone/target/binaries"),
                "--services=" + distribution.resolve("services"),
                "--port-offset=" + offset));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("start.log").toFile());
        builder.environment().put("OPENGATE_ADMIN_CLIENT_ID", ADMIN_CLIENT);
        builder.environment().put("OPENGATE_ADMIN_CLIENT_SECRET", ADMIN_SECRET);
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process started) {
        Awaitility.await("the suite is ready")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!started.isAlive() || output().contains("did not start")) {
                        throw new IllegalStateException(
                                "the suite did not start: " + output() + "\nlogs in " + home.resolve("logs"));
                    }
                    return output().contains("Stop with Ctrl-C");
                });
    }

    private static String classPath(Path libraries) {
        try (Stream<Path> jars = Files.list(libraries)) {
            return String.join(":", jars.map(Path::toString).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("package the suite first: mvn verify", e);
        }
    }

    /** What the terminal shows. */
    public String output() {
        try {
            return Files.readString(home.resolve("start.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first administrator's password, if this start has shown one. */
    public Optional<String> administratorPassword() {
        Matcher shown = PASSWORD.matcher(output());
        return shown.find() ? Optional.of(shown.group(1)) : Optional.empty();
    }

    public String url(String path) {
        return "http://localhost:" + port(8080) + path;
    }

    /** The port that a service or store with that default port has here. */
    public int port(int standard) {
        return standard + offset;
    }

    public Path home() {
        return home;
    }

    public Management management() {
        return new Management(this);
    }

    /** Ends everything at once, as a power cut would end the processes: no shutdown hook runs. */
    public void killEverything() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd();
        signal("KILL", postgresqlPid());
        signal("KILL", redisPid());
    }

    /** Ends the services' JVM alone: the stores stay, as orphans. */
    public void killServices() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts again in the same folder and on the same ports. */
    public void startAgain() {
        process = launch();
    }

    public long postgresqlPid() {
        return pid(home.resolve("postgresql/postmaster.pid"));
    }

    public long redisPid() {
        return pid(home.resolve("redis/redis.pid"));
    }

    /** Stops PostgreSQL in order; the answer is how to start it again. */
    public Runnable stopPostgresql() {
        long pid = postgresqlPid();
        List<String> command =
                new ArrayList<>("root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of());
        try {
            command.addAll(List.of(
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0", 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end("INT", pid);
        return () -> startStore(command, home.resolve("postgresql"));
    }

    /** Stops Redis in order; the answer is how to start it again. */
    public Runnable stopRedis() {
        Path binary = root().resolve("opengate-standalone/target/binaries/redis-6.2/redis-server");
        Path folder = home.resolve("redis");
        end("TERM", redisPid());
        return () -> startStore(
                List.of(binary.toString(), folder.resolve("redis.conf").toString()), folder);
    }

    private static void end(String signal, long pid) {
        signal(signal, pid);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    }

    private static void startStore(List<String> command, Path folder) {
        try {
            Process store = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(store::destroy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the suite in order. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
