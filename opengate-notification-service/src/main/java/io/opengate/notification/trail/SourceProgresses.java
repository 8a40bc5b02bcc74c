package io.opengate.notification.trail;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code trail_source}. Every method needs a transaction. */
@Repository
class SourceProgresses {

    private final JdbcTemplate database;

    SourceProgresses(JdbcTemplate database) {
        this.database = database;
    }

    /** The progress of these sources, kept from changing until the transaction ends. */
    List<SourceProgress> lock(Collection<String> sources) {
        TreeSet<String> ordered = new TreeSet<>(sources);
        database.batchUpdate(
                "insert into trail_source (source) values (?) on conflict do nothing",
                ordered.stream().map(source -> new Object[] {source}).toList());
        return database.query("""
                select source, through, ahead from trail_source where source = any (?) order by source for update
                """, (row, number) -> read(row), (Object) ordered.toArray(String[]::new));
    }

    Optional<SourceProgress> find(String source) {
        return database
                .query(
                        "select source, through, ahead from trail_source where source = ?",
                        (row, number) -> read(row),
                        source)
                .stream()
                .findFirst();
    }

    List<SourceProgress> all() {
        return database.query(
                "select source, through, ahead from trail_source order by source", (row, number) -> read(row));
    }

    void store(SourceProgress progress) {
        database.update(
                "update trail_source set through = ?, ahead = ? where source = ?",
                progress.through(),
                progress.ahead().toArray(Long[]::new),
                progress.source());
    }

    private static SourceProgress read(ResultSet row) throws SQLException {
        Array ahead = row.getArray("ahead");
        return new SourceProgress(row.getString("source"), row.getLong("through"), List.of((Long[]) ahead.getArray()));
    }
}
