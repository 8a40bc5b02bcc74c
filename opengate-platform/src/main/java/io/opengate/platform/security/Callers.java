package io.opengate.platform.security;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller of the request that the current thread serves. */
public final class Callers {

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    private Callers() {}

    /** The verified caller, or empty on public routes and outside requests. */
    public static Optional<Caller> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The subject who acts: the token's, or the one on whose behalf a peer calls; null when there is none. */
    public static @Nullable UUID subjectId() {
        return switch (CURRENT.get()) {
            case Caller.Subject subject -> subject.id();
            case Caller.Peer peer -> peer.actor();
            case null -> null;
        };
    }

    static void set(@Nullable Caller caller) {
        if (caller == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(caller);
        }
    }
}
