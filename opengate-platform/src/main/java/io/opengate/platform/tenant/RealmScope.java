package io.opengate.platform.tenant;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The realm that the current thread works for. Row-level security reads it: a statement outside a scope sees no row of
 * any tenant. A request whose path names a realm runs inside that realm's scope.
 */
public final class RealmScope {

    private static final ThreadLocal<@Nullable RealmId> CURRENT = new ThreadLocal<>();

    private RealmScope() {}

    /**
     * The realm in scope.
     *
     * @throws IllegalStateException if no realm is in scope
     */
    public static RealmId current() {
        return find().orElseThrow(() -> new IllegalStateException("no realm in scope"));
    }

    /** The realm in scope, or empty outside any. */
    public static Optional<RealmId> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs the work for that realm and restores the scope that was there before. */
    public static void run(RealmId realm, Runnable work) {
        call(realm, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** The work's result, computed for that realm; restores the scope that was there before. */
    public static <T extends @Nullable Object> T call(RealmId realm, Supplier<T> work) {
        RealmId before = CURRENT.get();
        CURRENT.set(realm);
        try {
            return work.get();
        } finally {
            enter(before);
        }
    }

    /**
     * Enters a realm until {@link Entered#close()}: for interceptors, whose end is another call. Prefer
     * {@link #call}.
     */
    public static Entered enterUntilClosed(RealmId realm) {
        RealmId before = CURRENT.get();
        CURRENT.set(realm);
        return () -> enter(before);
    }

    private static void enter(@Nullable RealmId realm) {
        if (realm == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(realm);
        }
    }

    /** A scope that was entered and must be left. */
    @FunctionalInterface
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
