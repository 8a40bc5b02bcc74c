package io.opengate.e2e.faults;

import io.opengate.e2e.Http;
import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One service as a process of its own, as a container runs it; its peers, Redis and secrets are a suite's. */
final class ServiceProcess implements AutoCloseable {

    private static final Path DISTRIBUTION = RunningSuite.root().resolve("opengate-standalone/target/opengate");
    private static final List<String> PEERS =
            List.of("auth", "user", "realm", "rbac", "client", "session", "notification");
    private static final List<Integer> PORTS = List.of(8081, 8082, 8083, 8084, 8085, 8087, 8088);

    private final String service;
    private final int port;
    private final Path folder;
    private final Process process;

    private ServiceProcess(String service, int port, Path folder, Process process) {
        this.service = service;
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /** Starts it with these variables on top of what makes it the suite's neighbour; does not wait until it is ready. */
    static ServiceProcess launch(String service, RunningSuite suite, Map<String, String> further) {
        return launch(service, PostgresqlServer.freePort(), suite, further);
    }

    static ServiceProcess launch(String service, int port, RunningSuite suite, Map<String, String> further) {
        Path folder = Installation.folder();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.springframework.boot.logging.LoggingSystem=none",
                        "-Dopengate.logs=" + folder,
                        "-cp",
                        DISTRIBUTION.resolve("services/opengate-" + service + "-service.jar") + ":"
                                + DISTRIBUTION.resolve("lib") + "/*",
                        "io.opengate." + service + "." + service.substring(0, 1).toUpperCase(Locale.ROOT)
                                + service.substring(1) + "ServiceApplication")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
        builder.environment().putAll(neighbour(suite));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(further);
        try {
            ServiceProcess started = new ServiceProcess(service, port, folder, builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> neighbour(RunningSuite suite) {
        Secrets secrets = Secrets.of(suite);
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "standalone");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("OPENGATE_PUBLIC_URL", suite.url(""));
        for (int i = 0; i < PEERS.size(); i++) {
            environment.put(
                    "OPENGATE_" + PEERS.get(i).toUpperCase(Locale.ROOT) + "_URL",
                    "http://127.0.0.1:" + suite.port(PORTS.get(i)));
        }
        environment.put("REDIS_HOST", "127.0.0.1");
        environment.put("REDIS_PORT", Integer.toString(suite.port(16379)));
        for (String name : List.of("REDIS_PASSWORD", "OPENGATE_MASTER_KEY", "OPENGATE_SERVICE_SECRET")) {
            environment.put(name, secrets.get(name));
        }
        return environment;
    }

    ServiceProcess awaitReady() {
        Awaitility.await(service + " is ready; its logs are in " + folder)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(service + " did not start:\n" + logs());
                    }
                    return isUp();
                });
        return this;
    }

    /** Waits for a process that is to end by itself, without a failure. */
    void awaitEnd() {
        Awaitility.await(service + " ends; its logs are in " + folder)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IllegalStateException(service + " failed:\n" + logs());
        }
    }

    boolean isUp() {
        try {
            return Http.json("GET", url("/actuator/health"), null, null).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** All that it has written. */
    String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
