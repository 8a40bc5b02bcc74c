package io.opengate.user.credential;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The stored passwords. Every method works inside the caller's transaction. */
@Component
class Passwords {

    private final EntityManager entities;

    Passwords(EntityManager entities) {
        this.entities = entities;
    }

    Optional<PasswordCredential> find(RealmId realm, UserId user) {
        return Optional.ofNullable(entities.find(PasswordCredential.class, TenantKey.of(realm, user.value())));
    }

    /**
     * Stores the hash in place of what was there; of two at once the later one holds. The user's row is locked against
     * deletion meanwhile.
     *
     * @return whether the user is still there
     */
    boolean put(RealmId realm, UserId user, String hash, PasswordKind kind, Instant now) {
        return entities.createNativeQuery("""
                                INSERT INTO password_credentials AS c (realm_id, id, hash, temporary, changed_at, version)
                                SELECT realm_id, id, :hash, :temporary, :now, 0 FROM users
                                 WHERE realm_id = :realm AND id = :user FOR KEY SHARE
                                ON CONFLICT (realm_id, id) DO UPDATE SET hash = excluded.hash,
                                    temporary = excluded.temporary, changed_at = excluded.changed_at, version = c.version + 1
                                """)
                        .setParameter("hash", hash)
                        .setParameter("temporary", kind == PasswordKind.TEMPORARY)
                        .setParameter("now", now)
                        .setParameter("realm", realm.value())
                        .setParameter("user", user.value())
                        .executeUpdate()
                == 1;
    }

    /** Stores the same password under new parameters; does nothing if it was changed meanwhile. */
    void rehash(RealmId realm, UserId user, String before, String after) {
        entities.createNativeQuery("""
                        UPDATE password_credentials SET hash = :after
                         WHERE realm_id = :realm AND id = :user AND hash = :before
                        """)
                .setParameter("after", after)
                .setParameter("realm", realm.value())
                .setParameter("user", user.value())
                .setParameter("before", before)
                .executeUpdate();
    }
}
