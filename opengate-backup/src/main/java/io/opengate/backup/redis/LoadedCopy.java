package io.opengate.backup.redis;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.archive.Folders;
import io.opengate.backup.installation.RedisAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A copy of Redis, loaded by a Redis server of our own on the loopback address, in a folder that goes with it. */
public final class LoadedCopy implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Path folder;
    private final Process server;
    private final RedisAddress address;

    private LoadedCopy(Path folder, Process server, RedisAddress address) {
        this.folder = folder;
        this.server = server;
        this.address = address;
    }

    /** Work that writes the copy. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Loads the RDB file that the source gives; it must be no newer than the server's version. */
    public static LoadedCopy of(Source source, String redisServer) {
        try {
            Path folder = Files.createTempDirectory(
                    "opengate-redis",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (InputStream in = source.open()) {
                Files.copy(in, folder.resolve("dump.rdb"));
            }
            RedisAddress address =
                    new RedisAddress("127.0.0.1", freePort(), UUID.randomUUID().toString(), false);
            LoadedCopy copy = new LoadedCopy(folder, start(folder, redisServer, address), address);
            copy.awaitLoaded();
            return copy;
        } catch (IOException e) {
            throw new BackupFailure("the copy of Redis cannot be loaded", e);
        }
    }

    private static Process start(Path folder, String redisServer, RedisAddress address) throws IOException {
        Path configuration = folder.resolve("redis.conf");
        Files.createFile(
                configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(configuration, """
            bind 127.0.0.1
            port %d
            requirepass %s
            dir "%s"
            dbfilename dump.rdb
            appendonly no
            save ""
            """.formatted(address.port(), address.password(), folder));
        return new ProcessBuilder(List.of(redisServer, configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitLoaded() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                String log = Files.readString(folder.resolve("redis.log"));
                close();
                throw new BackupFailure("the copy of Redis cannot be loaded: "
                        + log.lines().reduce((first, second) -> second).orElse("no reason given"));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean answers() {
        try (RedisConnection connection = RedisConnection.to(address)) {
            return connection.text("PING").equals("PONG");
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
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
        Folders.delete(folder);
    }
}
