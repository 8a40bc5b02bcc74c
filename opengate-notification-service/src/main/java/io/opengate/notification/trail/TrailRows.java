package io.opengate.notification.trail;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code trail_event}, one realm at a time: the realm is in scope. Every method needs a transaction. */
@Repository
class TrailRows {

    private static final int[] TYPES = {
        Types.OTHER,
        Types.OTHER,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.INTEGER,
        Types.VARCHAR
    };

    private final JdbcTemplate database;
    private final JsonMapper json = JsonMapper.builder().build();

    TrailRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Keeps the realm from being purged until the transaction ends; returns whether it is gone already. */
    boolean keepFromPurge(RealmId realm) {
        database.query("select pg_advisory_xact_lock_shared(?)", row -> {}, lock(realm));
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select 1 from purged_realm where realm_id = ?)", Boolean.class, realm.value()));
    }

    /** Waits for what is being recorded for the realm and keeps more from coming until the transaction ends. */
    void lockForPurge(RealmId realm) {
        database.query("select pg_advisory_xact_lock(?)", row -> {}, lock(realm));
    }

    void add(RealmId realm, List<Event> events) {
        database.batchUpdate(
                """
                insert into trail_event (realm_id, id, source, sequence, type, subject, actor, time, version, data)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json) on conflict do nothing
                """, events.stream().map(event -> row(realm, event)).toList(), TYPES);
    }

    void removeAll(RealmId realm, OffsetDateTime now) {
        database.update("delete from trail_event where realm_id = ?", realm.value());
        database.update(
                "insert into purged_realm (realm_id, purged_at) values (?, ?) on conflict do nothing",
                realm.value(),
                now);
    }

    private @Nullable Object[] row(RealmId realm, Event event) {
        return new @Nullable Object[] {
            realm.value(),
            event.id(),
            clean(event.source()),
            event.sequence(),
            clean(event.type()),
            clean(event.subject()),
            clean(event.actor()),
            event.time().atOffset(ZoneOffset.UTC),
            event.version(),
            json.writeValueAsString(event.data())
        };
    }

    /** PostgreSQL stores no NUL; somebody may have typed one. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }

    private static long lock(RealmId realm) {
        return realm.value().getMostSignificantBits() ^ realm.value().getLeastSignificantBits();
    }
}
