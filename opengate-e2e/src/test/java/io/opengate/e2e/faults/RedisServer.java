package io.opengate.e2e.faults;

import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A Redis server whose append-only file is on a disk that a test fills. */
final class RedisServer implements AutoCloseable {

    private static final Path BINARY =
            RunningSuite.root().resolve("opengate-standalone/target/binaries/redis-6.2/redis-server");
    private static final String PASSWORD = "redis-of-a-test";

    private final int port = PostgresqlServer.freePort();
    private final Path log = Installation.folder().resolve("redis.log");
    private final List<String> command;
    private @Nullable Process process;

    /** On the disk of that name; it does not run yet. */
    RedisServer(SmallDisks disks, String disk) {
        command = new ArrayList<>(disks.launcher());
        command.addAll(List.of(BINARY.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1"));
        command.addAll(
                List.of("--requirepass", PASSWORD, "--dir", disks.inside(disk).toString()));
        command.addAll(List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always"));
        command.addAll(List.of("--maxmemory-policy", "noeviction"));
    }

    /** What makes a suite use it. */
    Map<String, String> settings() {
        return Map.of("SPRING_DATA_REDIS_PORT", Integer.toString(port), "SPRING_DATA_REDIS_PASSWORD", PASSWORD);
    }

    RedisServer start() {
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("Redis answers; its log is " + log)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> tell("PING").contains("+PONG"));
        return this;
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    /** What it answers to an inline command; empty where it does not. */
    String tell(String inline) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write(("AUTH " + PASSWORD + "\r\n" + inline + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(20, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
