package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Plays the primary for one replica, on the loopback address: the copy goes to it as a stream ({@code PSYNC}, answered by a
 * full resynchronisation of unknown length), once, and to nobody who lacks the password. Nothing of it is written to a disk.
 */
final class CopyFeed implements AutoCloseable {

    /** Redis' own runs have 40 characters; the same mark says where the stream ends. */
    private final String mark =
            (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "").substring(0, 40);

    private final LoadedCopy.Source source;
    private final String password;
    private final ServerSocket socket;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    private CopyFeed(LoadedCopy.Source source, String password, ServerSocket socket) {
        this.source = source;
        this.password = password;
        this.socket = socket;
    }

    static CopyFeed open(LoadedCopy.Source source, String password) throws IOException {
        CopyFeed feed = new CopyFeed(source, password, new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(feed::accept);
        return feed;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Fails where the copy could not be read, or the replica asks for it again: then it did not take it. */
    void requireTaken() {
        if (failure.isCompletedExceptionally()) {
            Throwable cause = failure.exceptionNow();
            throw cause instanceof BackupFailure known
                    ? known
                    : new BackupFailure("the copy of Redis cannot be read", cause);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket replica = socket.accept();
                Thread.startVirtualThread(() -> serve(replica));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket replica) {
        try (RedisConnection connection = RedisConnection.over(replica)) {
            boolean known = false;
            while (true) {
                List<?> command = Objects.requireNonNull((List<?>) connection.answer());
                switch (text(command.getFirst()).toUpperCase(Locale.ROOT)) {
                    case "PING" -> connection.say(known ? "+PONG" : "-NOAUTH Authentication required.");
                    case "AUTH" -> {
                        known = isPassword(text(command.getLast()));
                        connection.say(known ? "+OK" : "-WRONGPASS");
                    }
                    case "PSYNC" -> {
                        if (!known) {
                            connection.say("-NOAUTH Authentication required.");
                        } else {
                            give(connection);
                        }
                    }
                    case "REPLCONF" -> acknowledge(connection, command);
                    default -> connection.say("-ERR unknown command");
                }
            }
        } catch (BackupFailure | ClassCastException gone) {
            // the replica has what it wanted, or was none
        }
    }

    /** A replica's reports on how far it is want no answer. */
    private static void acknowledge(RedisConnection connection, List<?> command) {
        if (!text(command.get(1)).equalsIgnoreCase("ACK")) {
            connection.say("+OK");
        }
    }

    private void give(RedisConnection connection) {
        if (!asked.compareAndSet(false, true)) {
            failure.completeExceptionally(new BackupFailure("the copy of Redis cannot be loaded"));
            return; // unanswered it waits, refused it would ask again and again
        }
        connection.say("+FULLRESYNC " + mark + " 0");
        connection.say("$EOF:" + mark);
        try (InputStream in = source.open()) {
            connection.pour(in, mark);
        } catch (IOException | BackupFailure e) {
            failure.completeExceptionally(e);
            throw new BackupFailure("the copy ends early", e);
        }
    }

    private boolean isPassword(String given) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), password.getBytes(UTF_8));
    }

    private static String text(Object part) {
        return new String((byte[]) part, UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
