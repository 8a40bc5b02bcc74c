package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis' protocol (RESP2) on a pair of streams, to which values of any size can be passed on. */
final class RespStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final OutputStream out;

    RespStream(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    void command(byte[]... parts) throws IOException {
        write("*" + parts.length);
        values(parts);
    }

    private void values(byte[][] parts) throws IOException {
        for (byte[] part : parts) {
            write("$" + part.length);
            out.write(part);
            write("");
        }
    }

    /** A line. */
    void write(String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
    }

    /** Bytes as they are. */
    void pour(InputStream content) throws IOException {
        content.transferTo(out);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Reads that many bytes. */
    void take(long size, OutputStream target) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = size; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("an answer of Redis ends early");
            }
            target.write(buffer, 0, count);
            left -= count;
        }
    }

    /** Passes the value that is the next answer on, as the part of a command between these two; false where it is null. */
    boolean passOn(RespStream target, byte[][] before, byte[][] after) throws IOException {
        String header = line();
        if (header.charAt(0) == '-') {
            throw new BackupFailure("Redis refuses: " + header.substring(1));
        }
        long size = Long.parseLong(header.substring(1));
        if (size < 0) {
            return false;
        }
        target.write("*" + (before.length + 1 + after.length));
        target.values(before);
        target.write("$" + size);
        take(size, target.out);
        in.skipNBytes(2);
        target.write("");
        target.values(after);
        return true;
    }

    /** The next answer: text, number, bytes, a list of these, or null. */
    @Nullable
    Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest.equals("OK") ? "OK" : rest;
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
        List<@Nullable Object> values = new ArrayList<>(Math.min(length, 1000));
        for (int i = 0; i < length; i++) {
            values.add(answer());
        }
        return values;
    }

    String line() throws IOException {
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
}
