package io.opengate.standalone.store;

import io.opengate.standalone.config.Home;
import io.opengate.standalone.config.Ports;
import io.opengate.standalone.config.Secrets;
import io.opengate.standalone.config.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A Redis 6.2 server on the loopback address, with a password and an append-only file that is synced on every write. */
public final class Redis implements AutoCloseable {

    private final Path data;
    private final Path log;
    private final Path pidFile;
    private final Path configuration;
    private final Path binary;
    private final int port;
    private final String password;
    private final boolean lasting;
    private Optional<Child> server = Optional.empty();

    public Redis(Home home, Path binary, Ports ports, Secrets secrets, boolean lasting) {
        this.data = home.sub("redis");
        this.log = home.sub("logs").resolve("redis.log");
        this.pidFile = data.resolve("redis.pid");
        this.configuration = data.resolve("redis.conf");
        this.binary = binary;
        this.port = ports.redis();
        this.password = secrets.get("REDIS_PASSWORD");
        this.lasting = lasting;
    }

    /** Ends a server that a killed run has left behind. */
    public void endLeftBehind() {
        if (Files.exists(pidFile)) {
            try {
                long pid = Long.parseLong(Files.readString(pidFile).strip());
                Child.leftBehind("Redis", log, pid, data).ifPresent(child -> child.end("TERM"));
            } catch (IOException | NumberFormatException unreadable) {
                throw new StartFailure("the file " + pidFile + " cannot be read", unreadable);
            }
        }
    }

    /** Starts the server and waits until it has loaded its data and answers. */
    public void start() {
        writeConfiguration();
        // the folder in the command line is how a later run recognises a process of ours
        Child child = Child.start("Redis", data, log, List.of(binary.toString(), configuration.toString()));
        server = Optional.of(child);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!answers()) {
            child.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new StartFailure("Redis does not answer; its output is in " + log);
            }
            LockSupport.parkNanos(20_000_000L);
        }
    }

    private void writeConfiguration() {
        String text = """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                pidfile "%s"
                daemonize no
                save ""
                appendonly %s
                appendfsync always
                maxmemory-policy noeviction
                proc-title-template "{title} %s/redis.conf {listen-addr}"
                """.formatted(port, password, data, pidFile, lasting ? "yes" : "no", data);
        try {
            Files.deleteIfExists(configuration);
            Files.createFile(
                    configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(configuration, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            OutputStream out = socket.getOutputStream();
            out.write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes("+OK\r\n+PONG\r\n".length());
            return new String(answer, StandardCharsets.US_ASCII).equals("+OK\r\n+PONG\r\n");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends the server; its append-only file is complete. */
    @Override
    public void close() {
        server.ifPresent(child -> child.end("TERM"));
    }
}
