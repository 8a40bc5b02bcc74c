package io.opengate.realm.directory;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** The stored realms. Needs a transaction. */
@Repository
class RealmDirectory {
    /** Any number, as long as no other step of this database takes it: "master" in ASCII. */
    private static final long FOUNDING_LOCK = 0x6d61_7374_6572L;

    private final EntityManager entities;

    RealmDirectory(EntityManager entities) {
        this.entities = entities;
    }

    void add(Realm realm) {
        entities.persist(realm);
        entities.flush();
    }

    /** Sends pending changes, so that the version of what changed is known. */
    void flush() {
        entities.flush();
    }

    void remove(Realm realm) {
        entities.remove(realm);
        entities.flush();
    }

    Optional<Realm> find(RealmId id) {
        return Optional.ofNullable(entities.find(Realm.class, id.value()));
    }

    /** The realm, which no other transaction changes until this one ends. */
    Optional<Realm> lock(RealmId id) {
        return Optional.ofNullable(entities.find(Realm.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Waits until no other transaction founds a realm with a fixed id. */
    void lockOutOthers() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", FOUNDING_LOCK)
                .getSingleResult();
    }

    Optional<Realm> find(RealmName name) {
        return entities
                .createQuery("select r from Realm r where r.name = :name", Realm.class)
                .setParameter("name", name.value())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** At most {@code limit} realms in the order of their names, beginning after {@code after}. */
    List<Realm> page(String after, int limit) {
        return entities.createQuery("select r from Realm r where r.name > :after order by r.name", Realm.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** As {@link #page(String, int)}, of these realms only. */
    List<Realm> page(Set<RealmId> among, String after, int limit) {
        Set<UUID> ids = among.stream().map(RealmId::value).collect(Collectors.toSet());
        return entities.createQuery(
                        "select r from Realm r where r.id in :ids and r.name > :after order by r.name", Realm.class)
                .setParameter("ids", ids)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
