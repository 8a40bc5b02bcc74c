package io.opengate.realm.deletion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for purges again where an acknowledgement stays away, such as from a service that was away for long. */
@Service
class AnnounceAgain {
    private final RealmDeletions deletions;
    private final DeletionEvents events;
    private final DeletionSettings settings;
    private final Clock clock;

    AnnounceAgain(RealmDeletions deletions, DeletionEvents events, DeletionSettings settings, Clock clock) {
        this.deletions = deletions;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Announces one deletion again; false when none has waited long enough. */
    @Transactional
    public boolean announceOne() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<RealmDeletion> waiting = deletions.claim(now.minus(settings.announceAgainAfter()));
        waiting.ifPresent(deletion -> {
            deletion.announcedAgain(now);
            events.requested(deletion);
        });
        return waiting.isPresent();
    }
}
