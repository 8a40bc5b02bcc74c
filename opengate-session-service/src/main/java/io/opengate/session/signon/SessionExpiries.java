package io.opengate.session.signon;

import java.time.Instant;
import java.util.List;

/** Each live session of the installation once, with the time at which to look whether it still lives. */
public interface SessionExpiries {

    /** Enters a session that is about to be kept. */
    void add(Session session);

    /** Entries whose time has come; a bounded number. */
    List<Due> due(Instant now);

    /** Looks at it again at that time. */
    void postpone(SessionEntry entry, Instant until);

    /**
     * Claims an entry for a while, so that one instance alone acts on it.
     *
     * @return false when another instance was first
     */
    boolean claim(Due due, Instant until);

    /** Removes a session that is gone. */
    void remove(SessionEntry entry);

    /** How many there are; includes those that ran out since the last look. */
    long size();

    /** An entry and the time that it was due. */
    record Due(SessionEntry entry, Instant at) {}
}
