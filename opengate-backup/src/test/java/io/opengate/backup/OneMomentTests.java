package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.backup.installation.StoreService;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.platform.persistence.WriteFence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup under load is one moment of all stores: no write is in one of them and missing where it had been before. */
class OneMomentTests {

    private static final UUID REALM = UUID.randomUUID();
    private static final String FENCE = "select pg_try_advisory_xact_lock_shared(" + WriteFence.KEY + ")";

    @Test
    void whatWasAcknowledgedBeforeIsThereAndNothingIsHalf(@TempDir Path folder) {
        try (TestInstallation installation = new TestInstallation("databases")) {
            Writer writer = new Writer(installation);
            Thread load = Thread.ofVirtual().start(writer);
            Awaitility.await().until(() -> writer.acknowledged.size() > 50);
            List<UUID> before = List.copyOf(writer.acknowledged);
            Path backup = installation.backUp(folder, Optional.empty());
            int during = writer.acknowledged.size();
            Awaitility.await().until(() -> writer.acknowledged.size() > during + 20);
            writer.stop.set(true);
            Awaitility.await().until(() -> !load.isAlive());

            installation.restore(backup, Optional.empty());

            List<String> users = ids(installation, StoreService.USER, "select string_agg(id::text, ' ') from users");
            List<String> assigned =
                    ids(installation, StoreService.RBAC, "select string_agg(user_id::text, ' ') from assignment");
            List<String> events = events(installation);
            assertThat(events).containsAll(before.stream().map(UUID::toString).toList());
            assertThat(assigned).as("every event's assignment").containsAll(events);
            assertThat(users).as("every assignment's user").containsAll(assigned);
            assertThat(users.size() - events.size())
                    .as("at most one is under way")
                    .isBetween(0, 1);
            assertThat(writer.acknowledged.size()).isGreaterThan(users.size());
        }
    }

    private static List<String> ids(TestInstallation installation, StoreService service, String sql) {
        return List.of(installation.query(service, sql).split(" ", -1));
    }

    private static List<String> events(TestInstallation installation) {
        try (RedisConnection redis = installation.redis()) {
            List<?> list = (List<?>) Objects.requireNonNull(redis.call("LRANGE", "acknowledged", "0", "-1"));
            return list.stream()
                    .map(each -> new String((byte[]) Objects.requireNonNull(each), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /** Writes to two databases and to Redis, one after the other, behind the fence as services do. */
    private static final class Writer implements Runnable {

        private final TestInstallation installation;
        private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicInteger refused = new AtomicInteger();

        Writer(TestInstallation installation) {
            this.installation = installation;
        }

        @Override
        public void run() {
            try (Connection users = installation.asOwner(StoreService.USER);
                    Connection rbac = installation.asOwner(StoreService.RBAC);
                    RedisConnection redis = installation.redis()) {
                while (!stop.get()) {
                    UUID id = UUID.randomUUID();
                    until(users, """
                        insert into users (realm_id, id, username, username_folded, created_at, updated_at)
                        values ('%s', '%s', '%2$s', '%2$s', now(), now())
                        """.formatted(REALM, id));
                    until(users, """
                        insert into outbox (realm_id, id, event) values ('%s', '%s', '{}')
                        """.formatted(REALM, id));
                    until(rbac, """
                        insert into assignment (realm_id, id, user_id, role, created_at, version)
                        values ('%s', gen_random_uuid(), '%s', gen_random_uuid(), now(), 0)
                        """.formatted(REALM, id));
                    redis.call("RPUSH", "acknowledged", id.toString());
                    acknowledged.add(id);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void until(Connection connection, String sql) throws SQLException {
            while (!written(connection, sql)) {
                refused.incrementAndGet();
                Thread.onSpinWait();
            }
        }

        private static boolean written(Connection connection, String sql) throws SQLException {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                try (var fence = statement.executeQuery(FENCE)) {
                    if (!fence.next() || !fence.getBoolean(1)) {
                        connection.rollback();
                        return false;
                    }
                }
                statement.execute(sql);
                connection.commit();
                return true;
            }
        }
    }
}
