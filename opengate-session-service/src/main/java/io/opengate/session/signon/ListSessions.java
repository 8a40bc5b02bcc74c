package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows live sessions, newest first, and clears away index entries whose session is gone. */
@Service
public class ListSessions {

    /** An entry is written before its session; only after this long is one without a session surely garbage. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final SessionIndex index;
    private final Clock clock;

    ListSessions(Sessions sessions, SessionIndex index, Clock clock) {
        this.sessions = sessions;
        this.index = index;
        this.clock = clock;
    }

    /** The session, or empty when none of that id lives in the realm. */
    public Optional<Session> find(RealmId realm, SessionId id) {
        return sessions.find(realm, id);
    }

    /**
     * The next live sessions of a listing.
     *
     * @param after the last id that was seen; null begins
     */
    public List<Session> list(Listing listing, @Nullable SessionId after, int limit) {
        List<Session> found = new ArrayList<>();
        SessionId last = after;
        List<SessionId> ids;
        do {
            int wanted = limit - found.size();
            ids = index.page(listing, last, wanted);
            found.addAll(live(listing, ids));
            last = ids.isEmpty() ? last : ids.getLast();
            if (ids.size() < wanted) {
                break;
            }
        } while (found.size() < limit);
        return found;
    }

    private List<Session> live(Listing listing, List<SessionId> ids) {
        List<Session> found = sessions.find(listing.realm(), ids);
        if (found.size() < ids.size()) {
            Set<SessionId> gone = new HashSet<>(ids);
            found.forEach(session -> gone.remove(session.id()));
            Instant settled = clock.instant().minus(SETTLED);
            gone.removeIf(id -> id.madeAt().isAfter(settled)
                    || sessions.remaining(listing.realm(), id).isPresent());
            index.forget(listing, gone);
        }
        return found;
    }
}
