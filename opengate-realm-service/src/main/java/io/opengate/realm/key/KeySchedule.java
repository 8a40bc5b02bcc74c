package io.opengate.realm.key;

import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When the keys of a realm next change. A realm's row is also the lock under which its keys change, so that two
 * requests, or two instances, never rotate the same keys at once.
 */
@Repository
class KeySchedule {
    private final JdbcClient jdbc;

    KeySchedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RealmId realm) {
        jdbc.sql("insert into key_schedule (realm, due_at) values (:realm, null)")
                .param("realm", realm.value())
                .update();
    }

    /** Waits until no other transaction changes the keys of this realm. */
    void lock(RealmId realm) {
        jdbc.sql("select realm from key_schedule where realm = :realm for update")
                .param("realm", realm.value())
                .query(UUID.class)
                .optional();
    }

    /** Locks a realm whose keys are due and which no other instance works on. */
    Optional<RealmId> claim(Instant now) {
        return jdbc.sql("""
                        select realm from key_schedule where due_at <= :now
                        order by due_at limit 1 for update skip locked""").param("now", utc(now)).query(UUID.class).optional().map(RealmId::of);
    }

    void plan(RealmId realm, Optional<Instant> due) {
        jdbc.sql("update key_schedule set due_at = :due where realm = :realm")
                .param("due", due.map(KeySchedule::utc).orElse(null))
                .param("realm", realm.value())
                .update();
    }

    void remove(RealmId realm) {
        jdbc.sql("delete from key_schedule where realm = :realm")
                .param("realm", realm.value())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
