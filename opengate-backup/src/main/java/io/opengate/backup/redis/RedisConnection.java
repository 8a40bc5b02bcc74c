package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.RedisAddress;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection that speaks Redis' protocol (RESP2): values are bytes, and it can ask for a copy of everything. */
public final class RedisConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
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
            out.write(("*" + command.length + "\r\n").getBytes(UTF_8));
            for (byte[] part : command) {
                out.write(("$" + part.length + "\r\n").getBytes(UTF_8));
                out.write(part);
                out.write('\r');
                out.write('\n');
            }
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    @Nullable
    Object answer() {
        try {
            return read();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    private @Nullable Object read() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> throw new BackupFailure("Redis refuses: " + rest);
            case ':' -> Long.parseLong(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> list(Integer.parseInt(rest));
            default -> throw new IOException("not an answer of Redis");
        };
    }

    private byte @Nullable [] bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] value = in.readNBytes(length);
        if (value.length < length || in.skip(2) < 2) {
            throw new EOFException("an answer of Redis ends early");
        }
        return value;
    }

    private @Nullable List<@Nullable Object> list(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            values.add(read());
        }
        return values;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("Redis has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.isEmpty() ? line() : line.toString();
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

    /** Asks for a copy of everything, as a replica does. */
    void sync() {
        try {
            out.write("SYNC\r\n".getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new BackupFailure("the connection to Redis is lost", e);
        }
    }

    /** Reads the copy that {@link #sync} asked for; the answer is its size. */
    long copy(OutputStream target) throws IOException {
        String header = line();
        if (!header.startsWith("$")) {
            throw new BackupFailure("Redis gives no copy: " + header);
        }
        long left = Long.parseLong(header.substring(1));
        long size = left;
        byte[] buffer = new byte[1 << 16];
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("the copy of Redis ends early");
            }
            target.write(buffer, 0, count);
            left -= count;
        }
        return size;
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
