package io.opengate.rbac.assignment;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a subject has a role. */
@Entity
@Table(name = "assignment")
public class Assignment {

    @EmbeddedId
    private TenantKey key;

    @Column(name = "user_id", nullable = false)
    private UUID user;

    @Column(name = "role", nullable = false)
    private UUID role;

    @Column(name = "realms")
    private @Nullable List<String> realms;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "created_by")
    private @Nullable UUID createdBy;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Assignment() {}

    Assignment(TenantKey key, UUID user, UUID role, Terms terms, Instant now, @Nullable UUID createdBy) {
        this.key = key;
        this.user = user;
        this.role = role;
        this.realms = terms.realms();
        this.expiresAt = terms.expiresAt();
        this.reason = terms.reason();
        this.createdAt = now;
        this.createdBy = createdBy;
    }

    /**
     * Under which terms the role is given.
     *
     * @param realms in master: ids of the realms that it reaches, or {@code *}; elsewhere absent
     * @param expiresAt when it ends by itself; absent: never
     * @param reason why it was given, for people
     */
    public record Terms(
            @Nullable List<String> realms,
            @Nullable Instant expiresAt,
            @Nullable String reason) {}

    void change(Terms terms) {
        realms = terms.realms();
        expiresAt = terms.expiresAt();
        reason = terms.reason();
    }

    boolean expiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** The terms under which the role is given. */
    public Terms terms() {
        return new Terms(realms, expiresAt, reason);
    }

    /** The ids of the realms where the role's management permissions count, or {@code *}. */
    List<String> reachedRealms() {
        return realms == null ? List.of(realm().toString()) : realms;
    }

    RealmId realm() {
        return key.realm();
    }

    public UUID id() {
        return key.id();
    }

    /** A user or a service account. */
    public UUID user() {
        return user;
    }

    public UUID role() {
        return role;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The subject who gave the role; empty where nobody did. */
    public Optional<UUID> createdBy() {
        return Optional.ofNullable(createdBy);
    }

    public long version() {
        return version;
    }
}
