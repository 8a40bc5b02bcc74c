package io.opengate.realm.deletion;

import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.directory.Realm;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The stored deletions of realms. Needs a transaction. */
@Repository
class RealmDeletions {
    private final EntityManager entities;
    private final DeletionSettings settings;
    private final Ids ids;

    RealmDeletions(EntityManager entities, DeletionSettings settings, Ids ids) {
        this.entities = entities;
        this.settings = settings;
        this.ids = ids;
    }

    /** The deletion of a closed realm, which waits for every service that the settings name. */
    RealmDeletion begin(Realm realm, UUID requestedBy) {
        RealmDeletion deletion = new RealmDeletion(
                ids.next(), realm.id(), realm.name(), requestedBy.toString(), realm.updatedAt(), settings.services());
        entities.persist(deletion);
        return deletion;
    }

    Optional<RealmDeletion> find(UUID id) {
        return Optional.ofNullable(entities.find(RealmDeletion.class, id));
    }

    Optional<RealmDeletion> of(RealmId realm) {
        return byRealm(realm, LockModeType.NONE);
    }

    /** The deletion of a realm, which no other transaction changes until this one ends. */
    Optional<RealmDeletion> lock(RealmId realm) {
        return byRealm(realm, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<RealmDeletion> byRealm(RealmId realm, LockModeType lock) {
        return entities
                .createQuery("select d from RealmDeletion d where d.realm = :realm", RealmDeletion.class)
                .setParameter("realm", realm.value())
                .setLockMode(lock)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Locks a running deletion that was last announced before, and which no other instance works on. */
    @SuppressWarnings("unchecked") // a native query for one entity
    Optional<RealmDeletion> claim(Instant announcedBefore) {
        List<RealmDeletion> claimed = entities.createNativeQuery("""
                        select id, realm, realm_name, requested_by, requested_at, announced_at, finished_at, version
                        from realm_deletions where finished_at is null and announced_at < :before
                        order by announced_at limit 1 for update skip locked""", RealmDeletion.class)
                .setParameter("before", announcedBefore)
                .getResultList();
        return claimed.stream().findFirst();
    }
}
