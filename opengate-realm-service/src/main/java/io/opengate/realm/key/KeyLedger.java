package io.opengate.realm.key;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps keys, their schedule and the events about them in step. Needs a transaction and the realm's scope. */
@Component
class KeyLedger {
    private final SigningKeys keys;
    private final KeySchedule schedule;
    private final Events events;

    KeyLedger(SigningKeys keys, KeySchedule schedule, Events events) {
        this.keys = keys;
        this.schedule = schedule;
        this.events = events;
    }

    /** Takes a realm whose keys are due and which no other instance works on. */
    Optional<RealmId> claim(Instant now) {
        return schedule.claim(now);
    }

    /** The realm's keys, which no other transaction changes until this one ends. */
    KeyRing lock(RealmId realm) {
        schedule.lock(realm);
        return ring(realm);
    }

    private KeyRing ring(RealmId realm) {
        return new KeyRing(keys.live(realm));
    }

    /** Stores a key and says that it is published. */
    void add(RealmId realm, SigningKey key) {
        keys.add(key);
        plan(realm);
        announce(realm, key);
    }

    /** Writes down when the realm's keys next change. */
    void plan(RealmId realm) {
        schedule.plan(realm, ring(realm).nextDue());
    }

    /** Says that a key changed its state. */
    void announce(RealmId realm, SigningKey key) {
        String type = key.state() == KeyState.RETIRED ? "key.retired" : "key.rotated";
        events.publish(EventDraft.of(type, realm, key.id().toString())
                .data(Map.of(
                        "kid", key.kid(),
                        "algorithm", key.algorithm().name(),
                        "state", key.state().wireName(),
                        "usableFrom", key.usableFrom().toString())));
    }
}
