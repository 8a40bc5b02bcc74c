package io.opengate.session.signon;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Secret;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;

/** Starts a session for a person who has just signed in. */
@Service
public class StartSession {

    private final SessionStore store;
    private final SignOnRevocations revocations;
    private final Ids ids;
    private final Clock clock;

    StartSession(SessionStore store, SignOnRevocations revocations, Ids ids, Clock clock) {
        this.store = store;
        this.revocations = revocations;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Starts it, unless the person or the realm was disabled, or the password changed, since they proved who they are: a
     * sign-in that was under way at that moment must not outlive it.
     */
    public Outcome start(RealmId realm, NewSession wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Authentication authentication = wanted.authentication().asOf(now);
        if (revocations.endedSince(realm, wanted.user(), authentication.at())) {
            return new Refused();
        }
        Session session = new Session(
                new SessionId(ids.next()),
                realm,
                wanted.user(),
                Lifetime.from(now, wanted.idle(), wanted.maximum()),
                authentication,
                wanted.origin(),
                List.of());
        String secret = Tokens.random();
        store.add(session, Hashes.sha256(secret));
        return new Started(session, new Secret(secret));
    }

    /** What became of it. */
    public sealed interface Outcome {}

    /** It lives; the secret is known to the caller alone and to nobody after this. */
    public record Started(Session session, Secret secret) implements Outcome {}

    /** What the person proved is not true any more: they must sign in again. */
    public record Refused() implements Outcome {}
}
