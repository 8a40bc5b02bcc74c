package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.backup.redis.RedisContents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The restored databases take the names of those that are there. While names change nobody gets in; Redis takes its contents
 * in between, in one transaction. What fails is undone, so that the running data are the old ones again.
 */
final class Switch {

    /** What a service had under way when its connections were cut has ended by then. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final Stamp stamp;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** A database on its server, by the name that it has for the services. */
    record Place(Server server, String database) {}

    Switch(Stamp stamp) {
        this.stamp = stamp;
    }

    /** Does it; the answer is how to drop the databases that were there before. */
    List<String> run(List<Place> places, RedisConnection redis, RedisContents contents) {
        List<String> drops = new ArrayList<>();
        try {
            for (Place place : places) {
                place.server().shut(stamp.restored(place.database()));
                if (place.server().has(place.database())) {
                    undo.push(() -> place.server().open(place.database()));
                    place.server().shut(place.database());
                }
            }
            LockSupport.parkNanos(SETTLE.toNanos());
            for (Place place : places) {
                rename(place, drops);
            }
            contents.replace(redis, Instant.now());
        } catch (RuntimeException failure) {
            if (undoAll(failure)) {
                throw new BackupFailure("the switch failed and was undone, the data are those from before", failure);
            }
            throw new BackupFailure(
                    "the switch failed and could not be undone in full: look for databases that are closed or are"
                            + " called "
                            + stamp.before("…") + " and rename them by hand",
                    failure);
        }
        places.forEach(place -> place.server().open(place.database()));
        return drops;
    }

    private void rename(Place place, List<String> drops) {
        Server server = place.server();
        String before = stamp.before(place.database());
        String restored = stamp.restored(place.database());
        if (server.has(place.database())) {
            server.rename(place.database(), before);
            undo.push(() -> server.rename(before, place.database()));
            drops.add("drop database " + before + "; -- on " + server);
        }
        server.rename(restored, place.database());
        undo.push(() -> server.rename(place.database(), restored));
    }

    /** Undoes what was done, the last first, as far as it can be; whether that is all of it. */
    private boolean undoAll(RuntimeException failure) {
        boolean whole = true;
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (RuntimeException further) {
                failure.addSuppressed(further);
                whole = false;
            }
        }
        return whole;
    }
}
