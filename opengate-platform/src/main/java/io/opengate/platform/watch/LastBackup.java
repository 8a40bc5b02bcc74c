package io.opengate.platform.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last backup that succeeded, as {@code ./opengate backup} leaves it in Redis: the one place that every command and every
 * service of an installation has, whatever its layout.
 *
 * @param moment seconds since 1970 of the moment that it is of; 0 where none is known
 * @param bytes size of its files, or NaN
 * @param seconds how long it took, or NaN
 */
public record LastBackup(double moment, double bytes, double seconds) {

    /** A hash with the fields {@link #MOMENT}, {@link #BYTES}, {@link #SECONDS}. */
    public static final String KEY = "opengate:backup";

    public static final String MOMENT = "moment";
    public static final String BYTES = "bytes";
    public static final String SECONDS = "seconds";

    static final List<String> FIELDS = List.of(MOMENT, BYTES, SECONDS);

    /** What the {@link #FIELDS} hold; null where one is absent. */
    static LastBackup of(List<? extends @Nullable String> values) {
        return new LastBackup(
                number(values.get(0), 0), number(values.get(1), Double.NaN), number(values.get(2), Double.NaN));
    }

    private static double number(@Nullable String text, double otherwise) {
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
