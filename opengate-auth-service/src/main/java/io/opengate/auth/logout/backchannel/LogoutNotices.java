package io.opengate.auth.logout.backchannel;

import io.opengate.platform.events.EventDraft;
import java.time.Instant;
import java.util.List;

/** The notices that are not delivered yet, shared by all instances. */
public interface LogoutNotices {

    /**
     * Keeps a notice that is due at once.
     *
     * @return false, and nothing changes, when there is or was one for that session and client
     */
    boolean add(LogoutNotice notice);

    /**
     * Takes up notices whose time has come. Until the lease ends no other instance gets them; afterwards they are due again,
     * so whoever is killed meanwhile loses nothing.
     */
    List<PendingNotice> claim(Instant now, Instant leaseEnds, int limit);

    /** Notes a failed attempt and when the next one is due. */
    void postpone(LogoutNotice notice, Instant until);

    /** Lets the notice wait without an attempt. */
    void defer(LogoutNotice notice, Instant until);

    /**
     * Is done with the notice, and announces how it went, both or neither.
     *
     * @return false, and nothing is announced, when another instance was first
     */
    boolean settle(LogoutNotice notice, EventDraft announcement);

    /** Is done with a notice that nobody wants any more. */
    void drop(LogoutNotice notice);
}
