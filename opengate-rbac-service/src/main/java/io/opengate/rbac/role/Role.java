package io.opengate.rbac.role;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A role of a realm or of a client; a composite one gives further roles. Its client and name never change. */
@Entity
@Table(name = "role")
public class Role {

    @EmbeddedId
    private TenantKey key;

    @Column(name = "client", nullable = false)
    private String client;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "description", nullable = false)
    private String description;

    @Column(name = "composites", nullable = false)
    private List<UUID> composites;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @Transient
    private boolean builtIn;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Role() {}

    private Role(TenantKey key, String client, RoleName name, RoleSettings settings, Instant now) {
        this.key = key;
        this.client = client;
        this.name = name.value();
        this.description = settings.description();
        this.composites = settings.composites();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A role that a realm adds; {@code client} is empty for a role of the realm itself. */
    static Role define(RealmId realm, UUID id, String client, RoleName name, RoleSettings settings, Instant now) {
        return new Role(TenantKey.of(realm, id), client, name, settings, now);
    }

    static Role builtIn(RealmId realm, UUID id, RoleName name, RoleSettings settings) {
        Role role = new Role(TenantKey.of(realm, id), BuiltInRoles.CLIENT, name, settings, Instant.EPOCH);
        role.builtIn = true;
        return role;
    }

    void change(RoleSettings settings, Instant now) {
        description = settings.description();
        composites = settings.composites();
        updatedAt = now;
    }

    /** Everything of the role that may change. */
    public RoleSettings settings() {
        return new RoleSettings(description, composites);
    }

    public UUID id() {
        return key.id();
    }

    /** The client id that the role belongs to; empty for a role of the realm. */
    public String client() {
        return client;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public long version() {
        return version;
    }

    /** Whether it is code rather than a row of this realm. */
    public boolean builtIn() {
        return builtIn;
    }
}
