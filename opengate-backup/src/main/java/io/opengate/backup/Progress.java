package io.opengate.backup;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal sees of long work: a line a step, with the time that it took. */
public final class Progress {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A line. */
    public void say(String format, Object... arguments) {
        synchronized (out) {
            out.printf(Locale.ROOT, format + "%n", arguments);
            out.flush();
        }
    }

    /** A step that is done, with the seconds since the command began. */
    @SuppressWarnings("AnnotateFormatMethod")
    public void done(String format, Object... arguments) {
        say("  %7.1f s  %s", seconds(elapsed()), String.format(Locale.ROOT, format, arguments));
    }

    /** Since the command began. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Seconds with fractions. */
    public static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
