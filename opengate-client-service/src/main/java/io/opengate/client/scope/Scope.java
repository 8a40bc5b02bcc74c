package io.opengate.client.scope;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Something that a client may ask for on a user's behalf. Its name never changes. */
@Entity
@Table(name = "scope")
public class Scope {

    @EmbeddedId
    private TenantKey key;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "description", nullable = false)
    private String description;

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
    protected Scope() {}

    private Scope(TenantKey key, String name, String description, Instant now) {
        this.key = key;
        this.name = name;
        this.description = description;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A scope that a realm adds. */
    static Scope define(RealmId realm, UUID id, ScopeName name, String description, Instant now) {
        return new Scope(new TenantKey(realm.value(), id), name.value(), description, now);
    }

    static Scope builtIn(BuiltInScope scope, Instant now) {
        Scope view =
                new Scope(new TenantKey(RealmId.MASTER.value(), scope.id()), scope.scope(), scope.description(), now);
        view.builtIn = true;
        return view;
    }

    void describe(String text, Instant now) {
        description = text;
        updatedAt = now;
    }

    public UUID id() {
        return key.id();
    }

    public String name() {
        return name;
    }

    /** What it permits, as the consent page says it. */
    public String description() {
        return description;
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
