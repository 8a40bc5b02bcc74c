package io.opengate.auth.client;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The set that one client publishes at one address: fetched by one request at a time, and not more often than may be. */
final class FetchedKeys {

    private final Supplier<Optional<List<JWK>>> source;
    private final ClientKeySettings settings;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Copy copy = new Copy(List.of(), Instant.EPOCH, Instant.EPOCH);

    private record Copy(List<JWK> keys, Instant fetchedAt, Instant attemptedAt) {}

    FetchedKeys(Supplier<Optional<List<JWK>>> source, ClientKeySettings settings, Clock clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    /** The keys, fetched again if they are no longer fresh. */
    List<JWK> current() {
        Copy present = copy;
        return clock.instant().isBefore(present.fetchedAt().plus(settings.freshFor())) ? present.keys() : again();
    }

    /** The keys, fetched again unless that was tried a moment ago. */
    List<JWK> again() {
        if (!fetching.tryLock()) {
            List<JWK> usable = usable();
            if (!usable.isEmpty()) {
                return usable;
            }
            fetching.lock();
        }
        try {
            Instant now = clock.instant();
            if (!now.isBefore(copy.attemptedAt().plus(settings.pause()))) {
                Copy before = copy;
                copy = source.get()
                        .map(keys -> new Copy(keys, now, now))
                        .orElseGet(() -> new Copy(before.keys(), before.fetchedAt(), now));
            }
            return usable();
        } finally {
            fetching.unlock();
        }
    }

    private List<JWK> usable() {
        Copy present = copy;
        return clock.instant().isBefore(present.fetchedAt().plus(settings.staleFor())) ? present.keys() : List.of();
    }
}
