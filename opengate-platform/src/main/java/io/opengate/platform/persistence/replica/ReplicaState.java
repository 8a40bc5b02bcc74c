package io.opengate.platform.persistence.replica;

import java.time.Duration;

/**
 * What was last seen of the replica.
 *
 * @param reason why it is not read from; {@link Reason#ANY} if it is
 * @param replayed the last place that it has replayed
 * @param lag how far it is behind
 * @param at when, in {@link System#nanoTime}
 */
record ReplicaState(Reason reason, Position replayed, Duration lag, long at) {

    static ReplicaState unknown() {
        return new ReplicaState(Reason.DOWN, new Position(0, 0), Duration.ZERO, System.nanoTime());
    }

    ReplicaState failed(Reason why) {
        return new ReplicaState(why, replayed, lag, System.nanoTime());
    }

    boolean usable() {
        return reason.replica();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - at);
    }
}
