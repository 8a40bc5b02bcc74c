package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.RedisAddress;
import io.opengate.backup.redis.NotBefore;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.backup.redis.RedisContents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The restored databases take the names of those that are there. While names change nobody gets in; Redis takes its contents
 * in between. What fails in the databases is undone, so that the running data are the old ones again; Redis cannot undo, and
 * the message says where it has the backup's contents already.
 */
final class Switch {

    /** What a service had under way when its connections were cut has ended by then. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private static final String UNDONE = "the switch failed and was undone: the databases are those from before";

    private static final String REPLACED = "; Redis however holds what the backup had, and every session has ended: run"
            + " ./opengate recovered, so that events follow the databases";

    private final Stamp stamp;
    private final RedisAddress address;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** A database on its server, by the name that it has for the services. */
    record Place(Server server, String database) {}

    Switch(Stamp stamp, RedisAddress address) {
        this.stamp = stamp;
        this.address = address;
    }

    /** Does it; the answer is how to drop the databases that were there before. */
    List<String> run(List<Place> places, RedisContents contents) {
        List<String> drops = new ArrayList<>();
        Instant notBefore = null;
        try (RedisConnection redis = RedisConnection.to(address);
                RedisConnection transaction = RedisConnection.to(address)) {
            contents.queue(transaction);
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
            notBefore = NotBefore.now(redis);
            contents.commit(transaction, notBefore);
            // nobody signs in before: what would be issued now would have ended already
            NotBefore.hasPassed(redis, notBefore);
        } catch (RuntimeException failure) {
            boolean whole = undoAll(failure);
            throw new BackupFailure((whole ? UNDONE : half(places)) + ofRedis(notBefore), failure);
        }
        places.forEach(place -> place.server().open(place.database()));
        return drops;
    }

    /** What an administrator does by hand where an undo fails. */
    private String half(List<Place> places) {
        return "the switch failed and could not be undone in full. By hand, where they are not there under their names: "
                + places.stream()
                        .map(place -> "alter database %1$s rename to %2$s; alter database %2$s allow_connections true;"
                                .formatted(stamp.before(place.database()), place.database()))
                        .collect(Collectors.joining(" "));
    }

    /** Redis' transactions are not undone, so it is asked. */
    private String ofRedis(@Nullable Instant notBefore) {
        if (notBefore == null) {
            return "";
        }
        try (RedisConnection redis = RedisConnection.to(address)) {
            return RedisContents.isReplaced(redis, notBefore) ? REPLACED : "";
        } catch (BackupFailure unknown) {
            return "; whether Redis was replaced is not known, since it does not answer: if it was, run ./opengate recovered";
        }
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
        // it is live from here on, and nobody's leftover
        server.unmark(place.database());
        undo.push(() -> server.mark(place.database(), Leftovers.mark(place.database())));
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
