package io.opengate.client.consent;

import io.opengate.client.application.Client;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The scopes that a user granted to a client. */
@Entity
@Table(name = "consent")
public class Consent {

    @EmbeddedId
    private TenantKey key;

    @Column(name = "user_id", nullable = false)
    private UUID user;

    @Column(name = "client", nullable = false)
    private UUID client;

    @Column(name = "scopes", nullable = false)
    private List<String> scopes;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Consent() {}

    Consent(RealmId realm, UUID id, UUID user, Client client, Set<String> scopes, Instant now) {
        this.key = new TenantKey(realm.value(), id);
        this.user = user;
        this.client = client.id();
        this.scopes = List.copyOf(new TreeSet<>(scopes));
        this.createdAt = now;
        this.updatedAt = now;
    }

    public UUID id() {
        return key.id();
    }

    public UUID user() {
        return user;
    }

    /** The id of the client's resource, not its client id. */
    public UUID client() {
        return client;
    }

    /** What was granted, sorted. */
    public List<String> scopes() {
        return List.copyOf(scopes);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
