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

    /** Stores the hash in place of what was there. */
    void put(RealmId realm, UserId user, String hash, PasswordKind kind, Instant now) {
        find(realm, user)
                .ifPresentOrElse(
                        credential -> credential.replace(hash, kind, now),
                        () -> entities.persist(new PasswordCredential(realm, user, hash, kind, now)));
        entities.flush();
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
