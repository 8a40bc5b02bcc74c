package io.opengate.realm.deletion;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deletion of a realm, from the request until every service has purged it; the record stays. */
@Entity
@Table(name = "realm_deletions")
public class RealmDeletion {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID realm;

    @Column(updatable = false)
    private String realmName;

    @Column(updatable = false)
    private @Nullable String requestedBy;

    @Column(updatable = false)
    private Instant requestedAt;

    private Instant announcedAt;

    private @Nullable Instant finishedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "realm_deletion_purges", joinColumns = @JoinColumn(name = "deletion"))
    @MapKeyColumn(name = "service")
    private Map<String, Purge> purges = new HashMap<>();

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected RealmDeletion() {}

    RealmDeletion(
            UUID id, RealmId realm, RealmName name, @Nullable String by, Instant now, Collection<String> services) {
        this.id = id;
        this.realm = realm.value();
        this.realmName = name.value();
        this.requestedBy = by;
        this.requestedAt = now;
        this.announcedAt = now;
        services.forEach(service -> purges.put(service, Purge.AWAITED));
    }

    /** Notes that a service has purged the realm; saying so again changes nothing. */
    void acknowledge(String service, Instant now) {
        Purge purge = purges.get(service);
        if (purge == null) {
            throw new ProblemException(DeletionProblem.PURGE_NOT_EXPECTED, null);
        }
        if (!purge.done()) {
            purges.put(service, new Purge(true, now));
        }
    }

    /** Whether every service has purged the realm and only the record of it remains to be closed. */
    boolean isReadyToFinish() {
        return finishedAt == null && purges.values().stream().allMatch(Purge::done);
    }

    void finish(Instant now) {
        if (!isReadyToFinish()) {
            throw new IllegalStateException("the deletion " + id + " still waits for purges, or is done");
        }
        finishedAt = now;
    }

    void announcedAgain(Instant now) {
        announcedAt = now;
    }

    public UUID id() {
        return id;
    }

    public RealmId realm() {
        return RealmId.of(realm);
    }

    public RealmName realmName() {
        return new RealmName(realmName);
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** When the services were last asked for their purges. */
    public Instant announcedAt() {
        return announcedAt;
    }

    Optional<String> requestedBy() {
        return Optional.ofNullable(requestedBy);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** For each service whether it has purged the realm. */
    public SortedMap<String, Boolean> purges() {
        SortedMap<String, Boolean> done = new TreeMap<>();
        purges.forEach((service, purge) -> done.put(service, purge.done()));
        return done;
    }

    public long version() {
        return version;
    }
}
