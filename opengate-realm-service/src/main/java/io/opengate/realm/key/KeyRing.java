package io.opengate.realm.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All keys of a realm that are not retired, and the rules for their changes. */
final class KeyRing {
    private final List<SigningKey> keys;

    KeyRing(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
    }

    boolean has(SignatureAlgorithm algorithm, KeyState state) {
        return find(algorithm, state).isPresent();
    }

    private Optional<SigningKey> find(SignatureAlgorithm algorithm, KeyState state) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm && key.state() == state)
                .findFirst();
    }

    /** Makes every change that is due, in the order in which they fell due; answers the keys that changed. */
    List<SigningKey> advance(Instant now, Duration passiveFor) {
        List<SigningKey> changed = new ArrayList<>();
        for (SigningKey key : dueBy(now)) {
            if (key.state() == KeyState.NEXT) {
                find(key.algorithm(), KeyState.ACTIVE).ifPresent(previous -> previous.relieve(now.plus(passiveFor)));
                key.activate();
            } else {
                key.retire();
            }
            changed.add(key);
        }
        return changed;
    }

    private List<SigningKey> dueBy(Instant now) {
        return keys.stream()
                .filter(key -> key.isDue(now))
                .sorted(Comparator.comparing(key -> key.dueAt().orElseThrow()))
                .toList();
    }

    /** When the next change falls due, or empty while none is planned. */
    Optional<Instant> nextDue() {
        return keys.stream().flatMap(key -> key.dueAt().stream()).min(Comparator.naturalOrder());
    }
}
