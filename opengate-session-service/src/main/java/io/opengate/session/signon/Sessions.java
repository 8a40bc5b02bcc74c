package io.opengate.session.signon;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that live now. A change and the event about it are one step: both last, or neither; the event reaches the
 * stream at least once.
 */
public interface Sessions {

    /** Keeps a new session, with the hash of the secret that its cookie presents, and announces it. */
    void add(Session session, String secretHash, EventDraft announcement);

    /** The session, or empty when it never was, has ended, or was written by a release that this one cannot read. */
    Optional<Session> find(RealmId realm, SessionId id);

    /** Those of the sessions that live, in the order of the ids. */
    List<Session> find(RealmId realm, Collection<SessionId> ids);

    /**
     * Removes the session and all refresh-token families and codes that came from it, and announces that, with the
     * clients that it has at this moment.
     *
     * @return false, and nothing is announced, when nothing of it was left
     */
    boolean remove(RealmId realm, SessionId id, EventDraft announcement);

    /** Removes the session and all that came from it without a word: for a realm that is being deleted. */
    void purge(RealmId realm, SessionId id);

    /** How long it lives on unless it is used; empty when it is gone. Tells of sessions of every release. */
    Optional<Duration> remaining(RealmId realm, SessionId id);

    /** Announces that the session ran out by itself, with the clients that it had; durable when this returns. */
    void lapse(RealmId realm, SessionId id, EventDraft announcement);
}
