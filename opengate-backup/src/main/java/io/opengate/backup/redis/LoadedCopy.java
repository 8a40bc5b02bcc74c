package io.opengate.backup.redis;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.RedisAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of Redis in the memory of a Redis server of our own on the loopback address. It is fed as a replica is, so nothing in
 * the clear is ever on a disk, and the server ends with this program, however that ends.
 */
public final class LoadedCopy implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** Reads a configuration up to an empty line and runs the server until the input ends: with this program at the latest. */
    private static final String WATCHED = """
        conf=
        while IFS= read -r line && [ -n "$line" ]; do conf="$conf$line
        "; done
        exec 3<&0
        printf '%s' "$conf" | "$0" - 3<&- &
        server=$!
        { cat <&3; kill "$server"; } >/dev/null 2>&1 &
        exec 3<&- </dev/null
        wait "$server"
        """;

    private static final int COMPLAINTS = 5;

    /** What Redis says as a replica, after process and time; not what it says of every start. */
    private static final Pattern COMPLAINT = Pattern.compile("[0-9]+:S .* # (?!WARNING|Server init)(.*)");

    private final Process server;
    private final RedisAddress address;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private LoadedCopy(Process server, RedisAddress address) {
        this.server = server;
        this.address = address;
        this.listener = Thread.startVirtualThread(this::listen);
    }

    /** Where the copy is read from. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Loads the RDB file that the source gives; it must be no newer than the server's version. */
    public static LoadedCopy of(Source source, String redisServer) {
        String password = UUID.randomUUID().toString();
        try (CopyFeed feed = CopyFeed.open(source, password)) {
            RedisAddress address = new RedisAddress("127.0.0.1", freePort(), password, false);
            LoadedCopy copy = new LoadedCopy(start(redisServer, address, feed.port()), address);
            try {
                copy.awaitLoaded(feed);
                return copy;
            } catch (BackupFailure failure) {
                throw copy.failed(failure);
            }
        } catch (IOException e) {
            throw new BackupFailure("the copy of Redis cannot be loaded", e);
        }
    }

    /** The password goes through the input: an argument would be seen by everybody. */
    private static Process start(String redisServer, RedisAddress address, int primary) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", WATCHED, redisServer)
                .redirectErrorStream(true)
                .start();
        String configuration = """
            bind 127.0.0.1
            port %d
            requirepass %s
            masterauth %s
            replicaof 127.0.0.1 %d
            repl-diskless-load on-empty-db
            appendonly no
            save ""
            loglevel warning

            """.formatted(address.port(), address.password(), address.password(), primary);
        OutputStream input = process.getOutputStream();
        input.write(configuration.getBytes(StandardCharsets.UTF_8));
        input.flush();
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void listen() {
        try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher complaint = COMPLAINT.matcher(line);
                if (complaint.matches() && complaints.size() < COMPLAINTS) {
                    complaints.add(complaint.group(1));
                }
            }
        } catch (IOException ended) {
            // what it has said stays
        }
    }

    private void awaitLoaded(CopyFeed feed) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isLoaded()) {
            feed.requireTaken();
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new BackupFailure("the copy of Redis cannot be loaded");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Ends the server, which has said everything then. */
    private BackupFailure failed(BackupFailure why) {
        close();
        try {
            listener.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new BackupFailure(why.getMessage() + (complaints.isEmpty() ? "" : ": " + String.join("; ", complaints)));
    }

    /** Whether it has everything; then it is on its own. */
    private boolean isLoaded() {
        try (RedisConnection connection = RedisConnection.to(address)) {
            if (!connection.info("replication", "master_link_status").equals("up")) {
                return false;
            }
            connection.call("REPLICAOF", "NO", "ONE");
            return true;
        } catch (BackupFailure notYet) {
            return false;
        }
    }

    /** A connection to it. */
    public RedisConnection connect() {
        return RedisConnection.to(address);
    }

    @Override
    public void close() {
        try {
            server.getOutputStream().close();
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            throw new BackupFailure("the server with the copy of Redis cannot be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
