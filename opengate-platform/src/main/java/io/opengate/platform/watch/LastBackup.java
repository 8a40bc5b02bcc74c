package io.opengate.platform.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last backup that succeeded, as {@code ./opengate backup} leaves it in Redis: the one place that every command and every
 * service of an installation has, whatever its layout. Whoever can write to Redis can write this too, so what cannot be is not
 * believed.
 *
 * @param moment seconds since 1970 of the moment that it is of; 0 where none is known, or what is there cannot be one
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

    /** Clocks differ; a moment further ahead than this is no moment of a backup. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** Nothing is known. */
    static final LastBackup UNKNOWN = new LastBackup(0, Double.NaN, Double.NaN);

    /** What the {@link #FIELDS} hold at that time; null where one is absent. */
    static LastBackup of(List<? extends @Nullable String> values, Instant now) {
        double moment = number(values.get(0), (double) now.plus(AHEAD).getEpochSecond());
        return new LastBackup(
                Double.isNaN(moment) ? 0 : moment,
                number(values.get(1), Double.MAX_VALUE),
                number(values.get(2), Double.MAX_VALUE));
    }

    /** A number above 0 and up to that one; NaN for anything else. */
    private static double number(@Nullable String text, double most) {
        try {
            double number = text == null ? Double.NaN : Double.parseDouble(text);
            return number > 0 && number <= most ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
