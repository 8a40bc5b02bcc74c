package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.RedisAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection that speaks Redis' protocol (RESP2): values are bytes, and it can ask for a copy of everything. */
public final class RedisConnection implements AutoCloseable {

    private final Socket socket;
    private final RespStream stream;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.stream = new RespStream(socket.getInputStream(), socket.getOutputStream());
    }

    /** Connects and signs in. */
    public static RedisConnection to(RedisAddress address) {
        try {
            Socket plain = new Socket();
            plain.connect(new InetSocketAddress(address.host(), address.port()), 10_000);
            Socket socket = address.tls()
                    ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
                            .createSocket(plain, address.host(), address.port(), true)
                    : plain;
            socket.setTcpNoDelay(true);
            RedisConnection connection = new RedisConnection(socket);
            connection.patience(Duration.ofSeconds(60));
            if (!address.password().isEmpty()) {
                connection.call("AUTH", address.password());
            }
            return connection;
        } catch (IOException e) {
            throw new BackupFailure("Redis at " + address + " cannot be reached", e);
        }
    }

    /** A connection that the other side has made. */
    static RedisConnection over(Socket socket) {
        try {
            return new RedisConnection(socket);
        } catch (IOException e) {
            throw new BackupFailure("the connection of Redis is lost", e);
        }
    }

    /** Fails for a node of a cluster: what is here is a part, and keys of other nodes cannot be written. */
    public void requireOneNode() {
        if (info("cluster", "cluster_enabled").equals("1")) {
            throw new BackupFailure(
                    "this Redis is a node of a cluster, whose contents cannot be replaced at one moment");
        }
    }

    void patience(Duration duration) {
        try {
            socket.setSoTimeout(Math.toIntExact(duration.toMillis()));
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    /** A command in texts, and its answer: text, number, bytes, a list of these, or null. */
    public @Nullable Object call(String... command) {
        byte[][] bytes = new byte[command.length][];
        for (int i = 0; i < command.length; i++) {
            bytes[i] = command[i].getBytes(UTF_8);
        }
        return call(bytes);
    }

    /** A command in bytes, and its answer. */
    public @Nullable Object call(byte[]... command) {
        send(command);
        flush();
        return answer();
    }

    /** Writes a command whose answer is read later, in order. */
    void send(byte[]... command) {
        try {
            stream.command(command);
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    void flush() {
        try {
            stream.flush();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    @Nullable
    Object answer() {
        try {
            return stream.answer();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    /** The answer as text. */
    public String text(String... command) {
        Object answer = call(command);
        return answer instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(answer);
    }

    /** The answer as a number. */
    public long number(String... command) {
        return Long.parseLong(text(command));
    }

    /** A field of {@code INFO}; empty where it is absent. */
    public String info(String section, String field) {
        return text("INFO", section)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Writes a line, at once. */
    void say(String line) {
        try {
            stream.write(line);
            stream.flush();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    /** Writes what the stream gives, and the mark after it. */
    void pour(InputStream content, String mark) throws IOException {
        stream.pour(content);
        stream.pour(new ByteArrayInputStream(mark.getBytes(UTF_8)));
        stream.flush();
    }

    /** Asks for a copy of everything, as a replica does. */
    void sync() {
        try {
            stream.write("SYNC");
            stream.flush();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    /** Reads the copy that {@link #sync} asked for; the answer is its size. */
    long copy(OutputStream target) throws IOException {
        String header = stream.line();
        if (!header.startsWith("$")) {
            throw new BackupFailure("Redis gives no copy: " + header);
        }
        long size = Long.parseLong(header.substring(1));
        stream.take(size, target);
        return size;
    }

    /**
     * Reads a value, which is the next answer, and writes it to another Redis as the part of a command between these two,
     * without holding it whole. The answer is whether there was one.
     */
    boolean passOn(RedisConnection target, byte[][] before, byte[][] after) {
        try {
            return stream.passOn(target.stream, before, after);
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis cannot be closed", e);
        }
    }
}
