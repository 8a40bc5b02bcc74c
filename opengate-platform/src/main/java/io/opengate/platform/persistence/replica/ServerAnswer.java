package io.opengate.platform.persistence.replica;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a server says of itself.
 *
 * @param following whether it replays another's log, which a promoted one does not
 * @param replayed the last place that it has replayed, in the history that it follows
 * @param system which installation it belongs to
 */
record ServerAnswer(boolean following, Position replayed, long system) {

    /**
     * Asks for it, with whatever else a statement asks. What a server receives is shown to members of pg_read_all_stats
     * alone; others see the history of its last restartpoint.
     */
    static final String COLUMNS = """
            pg_is_in_recovery(), coalesce(pg_last_wal_replay_lsn(), '0/0')::text,
            coalesce((select received_tli from pg_stat_wal_receiver),
                     (select timeline_id from pg_control_checkpoint())),
            (select system_identifier from pg_control_system())""";

    /** The answer whose first column is that one. */
    static ServerAnswer of(ResultSet row, int first) throws SQLException {
        return new ServerAnswer(
                row.getBoolean(first),
                new Position(row.getInt(first + 2), Position.lsn(row.getString(first + 1))),
                row.getLong(first + 3));
    }
}
