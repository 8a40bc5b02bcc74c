package io.opengate.rbac.assignment;

import java.util.Optional;
import java.util.UUID;

/**
 * Which assignments to list.
 *
 * @param user of whom; empty for everybody
 * @param role of which role; empty for all
 * @param after the id after which to go on; {@link #BEFORE_ALL} from the beginning
 * @param limit how many at most
 */
public record AssignmentSearch(Optional<UUID> user, Optional<UUID> role, UUID after, int limit) {

    /** Sorts before every id. */
    public static final UUID BEFORE_ALL = new UUID(0, 0);
}
