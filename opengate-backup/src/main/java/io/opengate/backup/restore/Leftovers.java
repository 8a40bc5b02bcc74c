package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What interrupted restores left. For as long as a restore runs it holds a lock for each database that it replaces, which ends
 * with its connection; so whoever has the lock knows that no restore fills what earlier ones have marked.
 */
final class Leftovers implements AutoCloseable {

    private final Deque<Connection> locks = new ArrayDeque<>();

    private final List<Switch.Place> places;

    private Leftovers(List<Switch.Place> places) {
        this.places = places;
    }

    /** Takes the locks; refused where another restore has one. */
    static Leftovers lock(List<Switch.Place> places) {
        Leftovers leftovers = new Leftovers(places);
        try {
            for (Switch.Place place : places) {
                leftovers.locks.push(place.server()
                        .lock(place.database())
                        .orElseThrow(() -> new BackupFailure("another restore of " + place.database() + " on "
                                + place.server() + " is under way; nothing was changed")));
            }
            return leftovers;
        } catch (RuntimeException failure) {
            leftovers.close();
            throw failure;
        }
    }

    /**
     * Drops the databases that a restore into these places has marked as its own, that have the name of one, and that nobody
     * is connected to. The answer is their names.
     */
    List<String> sweep() {
        List<String> dropped = new ArrayList<>();
        for (Switch.Place place : places) {
            for (String database : place.server().marked(mark(place.database()))) {
                if (Stamp.isRestored(database, place.database())
                        && place.server().dropUnused(database)) {
                    dropped.add(database + " on " + place.server());
                }
            }
        }
        return dropped;
    }

    /** What the comment on a database says that is loaded to take that one's place. */
    static String mark(String database) {
        return "opengate restore into " + database;
    }

    @Override
    public void close() {
        while (!locks.isEmpty()) {
            try {
                locks.pop().close();
            } catch (SQLException gone) {
                // the lock went with its connection
            }
        }
    }
}
