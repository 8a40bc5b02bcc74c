package io.opengate.realm.key;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Signing keys in PostgreSQL. */
@Repository
class JpaSigningKeys implements SigningKeys {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EntityManager entities;

    JpaSigningKeys(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(SigningKey key) {
        entities.persist(key);
    }

    @Override
    public Optional<SigningKey> find(RealmId realm, UUID id) {
        return Optional.ofNullable(entities.find(SigningKey.class, new TenantKey(realm.value(), id)));
    }

    @Override
    public List<SigningKey> live(RealmId realm) {
        return entities.createQuery("""
                        select k from SigningKey k
                        where k.key.realmId = :realm and k.state <> io.opengate.realm.key.KeyState.RETIRED
                        order by k.key.id""", SigningKey.class)
                .setParameter("realm", realm.value())
                .getResultList();
    }

    @Override
    public List<SigningKey> page(RealmId realm, @Nullable UUID after, int limit) {
        return entities.createQuery("""
                        select k from SigningKey k
                        where k.key.realmId = :realm and k.key.id > :after
                        order by k.key.id""", SigningKey.class)
                .setParameter("realm", realm.value())
                .setParameter("after", after == null ? BEFORE_ALL : after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public void purge(RealmId realm) {
        entities.createQuery("delete from SigningKey k where k.key.realmId = :realm")
                .setParameter("realm", realm.value())
                .executeUpdate();
    }
}
