package io.opengate.platform.persistence.replica;

import java.util.Locale;

/** Why a read goes where it goes: the values of a metric's label. */
enum Reason {
    /** To the replica: the caller has written nothing lately. */
    ANY(true),
    /** To the replica: what the caller wrote has been replayed. */
    REPLAYED(true),
    /** What the caller wrote has not been replayed yet. */
    BEHIND(false),
    /** The replica does not answer, or has not been heard yet. */
    DOWN(false),
    /** The replica is behind by more than is tolerated, or nobody can tell. */
    LAGGING(false),
    /** The replica is a primary by now. */
    PROMOTED(false),
    /** The replica, or what the caller presented, belongs to another history of the database. */
    TIMELINE(false),
    /** The caller presented what we did not make. */
    TOKEN(false),
    /** Redis could not be asked, or told, what the caller wrote. */
    REDIS(false),
    /** The request itself has written. */
    WRITTEN(false),
    /** The replica failed in the middle: the work ran again. */
    FAILED(false);

    private final boolean replica;

    Reason(boolean replica) {
        this.replica = replica;
    }

    /** Whether the read goes to the replica. */
    boolean replica() {
        return replica;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String target() {
        return replica ? "replica" : "primary";
    }
}
