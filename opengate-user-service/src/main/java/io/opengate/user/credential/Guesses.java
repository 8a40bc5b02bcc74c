package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts guesses before they are judged: however many come at once, no more than the limit are ever compared. One
 * statement finds the account and counts; a name that nobody has is counted in one of 256 decoy rows of the realm, so it
 * costs the same. A guess while the account is blocked is refused without being counted, however right it is.
 */
@Component
class Guesses {

    private static final int DECOYS = 256;

    private static final String BY_LOGIN = "(u.username_folded = :login OR u.email_folded = :login)";

    private static final String BY_ID = "u.id = :user";

    private static final String BEGIN = """
            WITH account AS MATERIALIZED (
                SELECT u.id, c.hash, c.temporary, c.changed_at
                  FROM users u LEFT JOIN password_credentials c ON c.realm_id = u.realm_id AND c.id = u.id
                 WHERE u.realm_id = :realm AND %s),
            guess AS (
                INSERT INTO password_guesses AS g (realm_id, id, user_id, failures, admitted, blocked_until, updated_at)
                VALUES (:realm, coalesce((SELECT id FROM account), :decoy), (SELECT id FROM account), 1, true,
                        CASE WHEN 1 >= :limit THEN :now + make_interval(secs => :block)
                             WHEN 1 > :free THEN :now + make_interval(secs => :first) END, :now)
                ON CONFLICT (realm_id, id) DO UPDATE SET
                    admitted = g.blocked_until IS NULL OR g.blocked_until <= :now,
                    failures = CASE WHEN g.blocked_until > :now THEN g.failures
                                    WHEN g.failures >= :limit THEN 1
                                    ELSE g.failures + 1 END,
                    blocked_until = CASE WHEN g.blocked_until > :now THEN g.blocked_until
                                         WHEN g.failures >= :limit THEN NULL
                                         WHEN g.failures + 1 >= :limit THEN :now + make_interval(secs => :block)
                                         WHEN g.failures + 1 > :free THEN :now + make_interval(secs =>
                                              least(:longest, :first * power(2, g.failures - :free))) END,
                    updated_at = :now
                RETURNING admitted)
            SELECT guess.admitted, account.id, account.hash, account.temporary, account.changed_at
              FROM guess LEFT JOIN account ON true
            """;

    private final JdbcClient database;
    private final CredentialSettings.Guesses settings;
    private final Clock clock;

    Guesses(JdbcClient database, CredentialSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings.guesses();
        this.clock = clock;
    }

    /** Counts a guess at the account with that folded username or e-mail address. */
    @Transactional
    public Attempt begin(RealmId realm, LoginName login) {
        return count(database.sql(BEGIN.formatted(BY_LOGIN))
                .param("login", login.folded())
                .param("realm", realm.value())
                .param("decoy", new UUID(0, Math.floorMod(login.folded().hashCode(), DECOYS))));
    }

    /** Counts a guess at the account with that id. */
    @Transactional
    public Attempt begin(RealmId realm, UserId user) {
        return count(database.sql(BEGIN.formatted(BY_ID))
                .param("user", user.value())
                .param("realm", realm.value())
                .param("decoy", new UUID(0, Math.floorMod(user.hashCode(), DECOYS))));
    }

    private Attempt count(StatementSpec statement) {
        return statement
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("limit", settings.limit())
                .param("free", settings.free())
                .param("first", seconds(settings.firstDelay()))
                .param("longest", seconds(settings.longestDelay()))
                .param("block", seconds(settings.block()))
                .query((row, number) -> attempt(row))
                .single();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        boolean admitted = row.getBoolean("admitted");
        String hash = row.getString("hash");
        if (hash == null) {
            return new Attempt(admitted, null);
        }
        return new Attempt(
                admitted,
                new Attempt.Stored(
                        new UserId(row.getObject("id", UUID.class)),
                        hash,
                        PasswordKind.of(row.getBoolean("temporary")),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()));
    }

    /** Forgets the failures of an account: its owner signed in, or an administrator said so. */
    @Transactional
    public void forget(RealmId realm, UserId user) {
        database.sql("""
                        UPDATE password_guesses SET failures = 0, admitted = true, blocked_until = NULL
                         WHERE realm_id = :realm AND user_id = :user
                        """)
                .param("realm", realm.value())
                .param("user", user.value())
                .update();
    }

    /** The failures of an account, most blocked row first; empty when nobody has ever guessed. */
    @Transactional(readOnly = true)
    public Optional<Failures> failures(RealmId realm, UserId user) {
        return database.sql("""
                        SELECT failures, blocked_until FROM password_guesses
                         WHERE realm_id = :realm AND user_id = :user
                         ORDER BY blocked_until DESC NULLS LAST LIMIT 1
                        """)
                .param("realm", realm.value())
                .param("user", user.value())
                .query((row, number) -> new Failures(
                        row.getInt("failures"), instant(row.getObject("blocked_until", OffsetDateTime.class))))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** How many guesses have failed in a row, and until when none is taken. */
    record Failures(int count, @Nullable Instant blockedUntil) {}
}
