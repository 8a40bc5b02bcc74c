package io.opengate.platform.persistence.replica;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A place in the write-ahead log of a database.
 *
 * @param timeline the history that the place belongs to; a promotion begins another one
 * @param lsn the log sequence number: bytes since the log began
 */
record Position(int timeline, long lsn) implements Comparable<Position> {

    private static final int PAGE = 8192;
    private static final int PAGE_HEADER = 24;
    private static final int TEXT = 24;

    /**
     * The place that PostgreSQL's texts name.
     *
     * @param walFile name of a file of the log, which begins with the timeline
     * @param lsn such as {@code 16/B374D848}
     */
    static Position of(String walFile, String lsn) {
        return new Position(Integer.parseUnsignedInt(walFile.substring(0, 8), 16), lsn(lsn));
    }

    /** The number of a log sequence number's text. */
    static long lsn(String text) {
        int slash = text.indexOf('/');
        long lsn = Long.parseLong(text, 0, slash, 16) << 32 | Long.parseLong(text, slash + 1, text.length(), 16);
        // where the next record would begin behind a page's header, all is replayed when the page before is
        return lsn % PAGE == PAGE_HEADER ? lsn - PAGE_HEADER : lsn;
    }

    /** 24 digits; of two, the later one sorts after the earlier. */
    String text() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(timeline) + hex.toHexDigits(lsn);
    }

    /** The place that {@link #text} spelt; null for any other text. */
    static @Nullable Position parse(String text) {
        if (text.length() != TEXT) {
            return null;
        }
        try {
            return new Position(HexFormat.fromHexDigits(text, 0, 8), HexFormat.fromHexDigitsToLong(text, 8, TEXT));
        } catch (IllegalArgumentException otherText) {
            return null;
        }
    }

    @Override
    public int compareTo(Position other) {
        int histories = Integer.compareUnsigned(timeline, other.timeline);
        return histories != 0 ? histories : Long.compareUnsigned(lsn, other.lsn);
    }
}
