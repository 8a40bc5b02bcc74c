package io.opengate.platform.persistence;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps work away from a replica, whatever request it serves: such as what fills a cache that later requests trust. */
public final class PrimaryReads {

    private static final ThreadLocal<@Nullable Boolean> REQUIRED = new ThreadLocal<>();

    private PrimaryReads() {}

    /** The work's result; all that it reads, it reads from the primary. */
    public static <T extends @Nullable Object> T call(Supplier<T> work) {
        Boolean before = REQUIRED.get();
        REQUIRED.set(Boolean.TRUE);
        try {
            return work.get();
        } finally {
            if (before == null) {
                REQUIRED.remove();
            }
        }
    }

    /** Whether the current work reads from the primary alone. */
    public static boolean required() {
        return REQUIRED.get() != null;
    }
}
