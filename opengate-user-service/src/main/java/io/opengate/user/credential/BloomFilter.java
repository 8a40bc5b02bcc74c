package io.opengate.user.credential;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set that answers "no" always rightly and "yes" wrongly with a small, known probability. Positions come from SHA-256
 * by double hashing. The file: the magic number, entries, functions, words, then the words, all big-endian.
 */
public final class BloomFilter {

    private static final int MAGIC = 0x4f474246; // OGBF
    private static final int MOST_WORDS = 1 << 24;

    private final int entries;
    private final int functions;
    private final long[] words;

    private BloomFilter(int entries, int functions, long[] words) {
        this.entries = entries;
        this.functions = functions;
        this.words = words;
    }

    /** A filter of these texts that spends that many bits on each. */
    public static BloomFilter of(Iterable<String> texts, int count, int bitsPerEntry) {
        int words = Math.toIntExact(((long) count * bitsPerEntry + 63) / 64);
        int functions = (int) Math.round(bitsPerEntry * Math.log(2));
        BloomFilter filter = new BloomFilter(count, functions, new long[words]);
        texts.forEach(filter::add);
        return filter;
    }

    /** The filter that {@link #write} wrote. */
    public static BloomFilter read(InputStream stream) throws IOException {
        DataInputStream data = new DataInputStream(stream);
        if (data.readInt() != MAGIC) {
            throw new IOException("not a filter");
        }
        int entries = data.readInt();
        int functions = data.readInt();
        int count = data.readInt();
        if (entries < 0 || functions < 1 || functions > 64 || count < 1 || count > MOST_WORDS) {
            throw new IOException("a filter with impossible dimensions");
        }
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = data.readLong();
        }
        return new BloomFilter(entries, functions, words);
    }

    /** Writes the filter as a file. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream data = new DataOutputStream(stream);
        data.writeInt(MAGIC);
        data.writeInt(entries);
        data.writeInt(functions);
        data.writeInt(words.length);
        for (long word : words) {
            data.writeLong(word);
        }
        data.flush();
    }

    private void add(String text) {
        for (long position : positions(text)) {
            words[(int) (position >>> 6)] |= 1L << position;
        }
    }

    /** Whether the text was probably added. */
    public boolean mightContain(String text) {
        for (long position : positions(text)) {
            if ((words[(int) (position >>> 6)] & (1L << position)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** How many different texts were added. */
    public int entries() {
        return entries;
    }

    /** The probability of a wrong "yes": (share of set bits)^functions. */
    public double falsePositiveRate() {
        long set = 0;
        for (long word : words) {
            set += Long.bitCount(word);
        }
        return Math.pow((double) set / (words.length * 64L), functions);
    }

    private long[] positions(String text) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(text));
        long first = digest.getLong();
        long second = digest.getLong() | 1;
        long[] positions = new long[functions];
        for (int i = 0; i < functions; i++) {
            positions[i] = Long.remainderUnsigned(first + i * second, words.length * 64L);
        }
        return positions;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
