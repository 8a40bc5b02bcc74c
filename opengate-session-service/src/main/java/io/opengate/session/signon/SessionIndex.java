package io.opengate.session.signon;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions by realm and by person. An entry is written before its session and removed after it, so that no live
 * session is missing; an entry without a session is garbage.
 */
public interface SessionIndex {

    /** Enters a session that is about to be kept. */
    void add(Session session);

    /** Removes a session that is gone from every listing. */
    void remove(SessionEntry entry);

    /**
     * The next entries of a listing, newest first.
     *
     * @param after the last id that was seen; null begins
     */
    List<SessionId> page(Listing listing, @Nullable SessionId after, int limit);

    /** Drops garbage from one listing. */
    void forget(Listing listing, Collection<SessionId> ids);
}
