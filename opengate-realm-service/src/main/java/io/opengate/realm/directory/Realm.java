package io.opengate.realm.directory;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A realm: a tenant of this installation. Its name never changes; {@code master} is always enabled and stays. */
@Entity
@Table(name = "realms")
public class Realm {
    @Id
    private UUID id;

    @Column(updatable = false)
    private String name;

    @Embedded
    private RealmProfile profile;

    private @Nullable Instant deletionRequestedAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Realm() {}

    Realm(RealmId id, RealmName name, RealmProfile profile, Instant now) {
        this.id = id.value();
        this.name = name.value();
        this.profile = profile;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes on another profile. */
    RealmChange revise(RealmProfile next) {
        if (deletionRequestedAt != null) {
            throw new ProblemException(RealmProblem.REALM_DELETION_RUNNING, null);
        }
        if (id().isMaster() && !next.enabled()) {
            throw new ProblemException(RealmProblem.MASTER_REALM_PROTECTED, "The realm master cannot be disabled.");
        }
        RealmChange change = new RealmChange(!next.equals(profile), profile.enabled() && !next.enabled());
        profile = next;
        return change;
    }

    /** Makes a change of the realm, or of what belongs to it, a new version, be the clock as coarse as it may. */
    void touch(Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
    }

    /** Closes the realm for good. */
    void beginDeletion(Instant now) {
        if (id().isMaster()) {
            throw new ProblemException(RealmProblem.MASTER_REALM_PROTECTED, "The realm master cannot be deleted.");
        }
        if (deletionRequestedAt != null) {
            throw new ProblemException(RealmProblem.REALM_DELETION_RUNNING, null);
        }
        deletionRequestedAt = now;
        updatedAt = now;
    }

    public RealmId id() {
        return RealmId.of(id);
    }

    public RealmName name() {
        return new RealmName(name);
    }

    public RealmProfile profile() {
        return profile;
    }

    /** Whether the realm works: it is switched on and nobody deletes it. */
    public boolean enabled() {
        return profile.enabled() && deletionRequestedAt == null;
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

    /** What the platform needs to know of the realm. */
    public RealmRef ref() {
        return new RealmRef(id(), name(), enabled());
    }
}
