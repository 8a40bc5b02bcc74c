package io.opengate.user.credential;

import io.opengate.platform.persistence.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The password of one user, as a hash. {@link Passwords} writes it in single statements, which know no lost update. */
@Entity
@Immutable
@Table(name = "password_credentials")
class PasswordCredential {

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // for Hibernate
    private TenantKey key;

    @Column(nullable = false)
    private String hash;

    private boolean temporary;

    @Column(nullable = false)
    private Instant changedAt;

    @Version
    @SuppressWarnings("UnusedVariable") // for Hibernate
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PasswordCredential() {}

    String hash() {
        return hash;
    }

    PasswordKind kind() {
        return PasswordKind.of(temporary);
    }

    Instant changedAt() {
        return changedAt;
    }
}
