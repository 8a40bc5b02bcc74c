package io.opengate.user.credential;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The password of one user, as a hash. */
@Entity
@Table(name = "password_credentials")
class PasswordCredential {

    @EmbeddedId
    private TenantKey key;

    @Column(nullable = false)
    private String hash;

    private boolean temporary;

    @Column(nullable = false)
    private Instant changedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PasswordCredential() {}

    PasswordCredential(RealmId realm, UserId user, String hash, PasswordKind kind, Instant now) {
        this.key = TenantKey.of(realm, user.value());
        this.hash = hash;
        this.temporary = kind == PasswordKind.TEMPORARY;
        this.changedAt = now;
    }

    /** Replaces the password. */
    void replace(String newHash, PasswordKind kind, Instant now) {
        hash = newHash;
        temporary = kind == PasswordKind.TEMPORARY;
        changedAt = now;
    }

    /** Whose password it is. */
    UserId user() {
        return new UserId(key.id());
    }

    String hash() {
        return hash;
    }

    PasswordKind kind() {
        return temporary ? PasswordKind.TEMPORARY : PasswordKind.OWN;
    }

    Instant changedAt() {
        return changedAt;
    }
}
