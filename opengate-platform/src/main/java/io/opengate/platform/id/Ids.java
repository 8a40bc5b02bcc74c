package io.opengate.platform.id;

import java.time.Instant;
import java.util.UUID;

/** Makes identifiers. */
@FunctionalInterface
public interface Ids {

    /** A new UUID version 7 (RFC 9562 §5.7): unique, and ordered by the millisecond in which it was made. */
    UUID next();

    /** The instant, to the millisecond, in which a version 7 UUID was made; meaningless for other versions. */
    static Instant instantOf(UUID version7) {
        return Instant.ofEpochMilli(version7.getMostSignificantBits() >>> 16);
    }

    /** Whether the id carries its time of making. */
    static boolean isVersion7(UUID id) {
        return id.version() == 7;
    }
}
