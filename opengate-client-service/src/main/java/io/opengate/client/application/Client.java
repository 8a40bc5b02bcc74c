package io.opengate.client.application;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An application that asks for tokens (RFC 6749 §2). Its client id and its type never change. */
@Entity
@Table(name = "client")
public class Client {

    private static final int LIVE_SECRETS = 2;

    @EmbeddedId
    private TenantKey key;

    @Column(name = "client_id", nullable = false)
    private String clientId;

    @Enumerated(EnumType.STRING)
    @Column(name = "type", nullable = false)
    private ClientType type;

    @Embedded
    private ClientColumns columns;

    @Column(name = "service_account_id")
    private @Nullable UUID serviceAccountId;

    @ElementCollection
    @CollectionTable(
            name = "client_secret",
            joinColumns = {
                @JoinColumn(name = "realm_id", referencedColumnName = "realm_id"),
                @JoinColumn(name = "client", referencedColumnName = "id")
            })
    private Set<ClientSecret> secrets = new HashSet<>();

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
    protected Client() {}

    private Client(TenantKey key, ClientId clientId, ClientType type, ClientSettings settings, Instant now) {
        this.key = key;
        this.clientId = clientId.value();
        this.type = type;
        this.columns = new ClientColumns(settings);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A new client; {@code serviceAccount} becomes the subject of its own tokens where it uses client credentials. */
    static Client register(RealmId realm, Registration registration, UUID id, UUID serviceAccount, Instant now) {
        Client client = new Client(
                new TenantKey(realm.value(), id),
                registration.clientId(),
                registration.type(),
                registration.settings(),
                now);
        client.employ(serviceAccount);
        return client;
    }

    /** A client that is code: it has no row, no secret and no grant. */
    static Client builtIn(RealmId realm, UUID id, ClientId clientId, ClientSettings settings) {
        Client client = new Client(
                new TenantKey(realm.value(), id), clientId, ClientType.CONFIDENTIAL, settings, Instant.EPOCH);
        client.builtIn = true;
        return client;
    }

    /** Who a new client is, as opposed to what may change of it. */
    record Registration(ClientId clientId, ClientType type, ClientSettings settings) {}

    void change(ClientSettings settings, UUID serviceAccount, Instant now) {
        columns = new ClientColumns(settings);
        employ(serviceAccount);
        updatedAt = now;
    }

    /** Adds a secret; the older one ends at {@code olderUntil} (absent: stays), one older than that ends now. */
    void addSecret(ClientSecret secret, @Nullable Instant olderUntil, Instant now) {
        Set<ClientSecret> kept = new HashSet<>();
        liveSecrets(now).stream()
                .limit(LIVE_SECRETS - 1)
                .map(older -> olderUntil == null ? older : older.expiringAt(olderUntil))
                .filter(older -> older.liveAt(now))
                .forEach(kept::add);
        kept.add(secret);
        secrets.retainAll(kept);
        secrets.addAll(kept);
        updatedAt = now;
    }

    /** Whether there was such a secret; it is no longer accepted. */
    boolean removeSecret(UUID secret, Instant now) {
        updatedAt = now;
        return secrets.removeIf(candidate -> candidate.id().equals(secret));
    }

    /** The secrets that are accepted at that time, the newest first. */
    public List<ClientSecret> liveSecrets(Instant now) {
        return secrets.stream()
                .filter(secret -> secret.liveAt(now))
                .sorted(Comparator.comparing(ClientSecret::createdAt)
                        .thenComparing(ClientSecret::id)
                        .reversed())
                .toList();
    }

    private void employ(UUID candidate) {
        if (serviceAccountId == null && settings().uses(GrantType.CLIENT_CREDENTIALS)) {
            serviceAccountId = candidate;
        }
    }

    public UUID id() {
        return key.id();
    }

    public ClientId clientId() {
        return ClientId.of(clientId);
    }

    public ClientType type() {
        return type;
    }

    /** Everything that may change. */
    public ClientSettings settings() {
        return columns.settings();
    }

    /** The subject of the client's own tokens; empty while it never used client credentials. */
    public Optional<UUID> serviceAccountId() {
        return Optional.ofNullable(serviceAccountId);
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
