package io.opengate.session.signon;

import io.opengate.platform.id.Ids;
import java.time.Instant;
import java.util.UUID;

/** A session's public id, the {@code sid} of tokens: a UUIDv7, so ids are ordered by start. Never a credential. */
public record SessionId(UUID value) implements Comparable<SessionId> {

    /**
     * The id that the text spells.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static SessionId of(String value) {
        return new SessionId(UUID.fromString(value));
    }

    /** When the id was made, to the millisecond. */
    public Instant madeAt() {
        return Ids.instantOf(value);
    }

    /** Orders by start; {@link UUID#compareTo} would compare signed numbers. */
    @Override
    public int compareTo(SessionId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
