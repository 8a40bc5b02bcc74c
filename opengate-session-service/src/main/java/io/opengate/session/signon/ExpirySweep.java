package io.opengate.session.signon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Notices sessions that ran out by themselves: Redis forgets them silently. Looks at a session only when it should have run
 * out, so one that is in use costs one look per idle time.
 */
@Service
public class ExpirySweep {

    /** Time in which the instance that claimed an entry has dealt with it; after a crash another one does. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final SessionStore store;
    private final SessionExpiries expiries;
    private final SessionMetrics metrics;
    private final Clock clock;

    ExpirySweep(SessionStore store, SessionExpiries expiries, SessionMetrics metrics, Clock clock) {
        this.store = store;
        this.expiries = expiries;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Deals with everything that is due, and counts what lives. */
    public void sweep() {
        Instant now = clock.instant();
        List<SessionExpiries.Due> due = expiries.due(now);
        while (!due.isEmpty()) {
            due.forEach(entry -> look(entry, now));
            due = expiries.due(now);
        }
        metrics.active(expiries.size());
    }

    private void look(SessionExpiries.Due due, Instant now) {
        Optional<Duration> remaining = store.remaining(due.entry());
        if (remaining.isPresent()) {
            expiries.postpone(due.entry(), now.plus(remaining.get()).plusMillis(1));
        } else if (expiries.claim(due, now.plus(CLAIM))) {
            store.lapse(due.entry());
        }
    }
}
