package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what callers were told with what is stored: every acknowledged write is there once, with its event, and
 * nothing is half-written.
 */
final class Audit {

    /** A way into a database by its name, past row-level security. */
    @FunctionalInterface
    interface Databases {
        Connection connect(String database) throws SQLException;
    }

    private record Row(String name, String value, long version) {}

    private final Databases databases;
    private final String realmId;

    /** Events by type and subject: how many there are. */
    private final Map<String, Integer> events = new HashMap<>();

    private Audit(Databases databases, String realmId) {
        this.databases = databases;
        this.realmId = realmId;
    }

    /**
     * Fails at the first write that is lost, doubled or half there.
     *
     * @param trail the database of the audit trail, or null where no notification service takes events from the outbox
     */
    static void check(Ledger ledger, Databases databases, String realmId, @Nullable String trail) throws SQLException {
        Audit audit = new Audit(databases, realmId);
        List<Kind> kinds =
                ledger.resources().stream().map(Written::kind).distinct().toList();
        audit.readEvents(kinds, trail);
        for (Kind kind : kinds) {
            Map<String, Row> rows = audit.rows(kind);
            ledger.resources().stream()
                    .filter(resource -> resource.kind() == kind)
                    .forEach(resource -> audit.check(resource, rows));
            audit.checkNoEventWithoutARow(kind, rows);
        }
    }

    private void checkNoEventWithoutARow(Kind kind, Map<String, Row> rows) {
        String created = kind.event() + ".created ";
        assertThat(events.keySet())
                .filteredOn(event -> event.startsWith(created))
                .allSatisfy(event -> assertThat(rows).containsKey(event.substring(created.length())));
    }

    private void check(Written resource, Map<String, Row> rows) {
        String id = resource.id();
        List<Map.Entry<String, Row>> found = rows.entrySet().stream()
                .filter(row -> row.getValue().name().equals(resource.name()))
                .toList();
        if (id == null) {
            assertThat(found)
                    .as("a refused create made one at most: %s", resource)
                    .hasSizeLessThan(2);
        } else {
            assertThat(found).as("acknowledged once, there once: %s", resource).hasSize(1);
            assertThat(found.getFirst().getKey()).as(resource.toString()).isEqualTo(id);
        }
        found.forEach(row -> check(resource, row.getKey(), row.getValue()));
    }

    private void check(Written resource, String id, Row row) {
        String type = resource.kind().event();
        assertThat(resource.mayHold(row.value()))
                .as("the row %s has the last acknowledged value of %s", row, resource)
                .isTrue();
        assertThat(events.getOrDefault(type + ".created " + id, 0))
                .as("a row with exactly one event: %s", resource)
                .isEqualTo(1);
        int updates = events.getOrDefault(type + ".updated " + id, 0);
        assertThat(updates)
                .as("each change has an event: %s", resource)
                .isBetween(resource.acknowledgedChanges(), resource.acknowledgedChanges() + resource.refusedChanges());
        assertThat(row.version())
                .as("changes of the row and events: %s", resource)
                .isEqualTo(updates);
    }

    private Map<String, Row> rows(Kind kind) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        try (Connection connection = databases.connect(kind.database());
                PreparedStatement query = connection.prepareStatement(kind.rows())) {
            query.setString(1, realmId);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getString(1), new Row(found.getString(2), found.getString(3), found.getLong(4)));
                }
            }
        }
        return rows;
    }

    private void readEvents(List<Kind> kinds, @Nullable String trail) throws SQLException {
        Map<String, String> byId = new HashMap<>();
        // first the outboxes, then the trail: an event that moves in between is seen twice rather than not at all
        for (Kind kind : kinds) {
            readEvents(kind.database(), """
                    select id::text, (event::json ->> 'type') || ' ' || (event::json ->> 'subject')
                      from outbox where realm_id = ?::uuid
                    """, byId);
        }
        if (trail != null) {
            readEvents(
                    trail,
                    "select id::text, type || ' ' || subject from trail_event where realm_id = ?::uuid and subject is not null",
                    byId);
        }
        byId.values().forEach(event -> events.merge(event, 1, Integer::sum));
    }

    private void readEvents(String database, String sql, Map<String, String> byId) throws SQLException {
        try (Connection connection = databases.connect(database);
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, realmId);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    byId.put(found.getString(1), found.getString(2));
                }
            }
        }
    }
}
