package io.opengate.client.consent;

import io.opengate.client.application.Client;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.springframework.stereotype.Repository;

/**
 * The consents of a realm. A change and its event are stored together. Every method needs a transaction and that realm
 * in scope.
 */
@Repository
class Consents {

    private final EntityManager entities;
    private final Events events;

    Consents(EntityManager entities, Events events) {
        this.entities = entities;
        this.events = events;
    }

    /** A consent with the client that it was given to. */
    record OfClient(Consent consent, Client client) {}

    Optional<Consent> find(RealmId realm, UUID id) {
        return Optional.ofNullable(entities.find(Consent.class, new TenantKey(realm.value(), id)));
    }

    Optional<Consent> find(RealmId realm, UUID user, UUID client) {
        return entities.createQuery("""
                        select c from Consent c
                        where c.key.realmId = :realm and c.user = :user and c.client = :client
                        """, Consent.class)
                .setParameter("realm", realm.value())
                .setParameter("user", user)
                .setParameter("client", client)
                .getResultStream()
                .findFirst();
    }

    /** A user's consents after a client, in the order of the clients' resource ids. */
    List<OfClient> ofUser(RealmId realm, UUID user, UUID afterClient, int limit) {
        return entities.createQuery("""
                        select c, a
                        from Consent c join Client a on a.key.realmId = c.key.realmId and a.key.id = c.client
                        where c.key.realmId = :realm and c.user = :user and c.client > :after
                        order by c.client
                        """, OfClient.class)
                .setParameter("realm", realm.value())
                .setParameter("user", user)
                .setParameter("after", afterClient)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Makes these the granted scopes. Two requests at once, as from a button pressed twice, both succeed. */
    void put(RealmId realm, Consent consent, Client client) {
        UUID id = entities.unwrap(Session.class)
                .createNativeQuery("""
                        insert into consent (realm_id, id, user_id, client, scopes, created_at, updated_at, version)
                        values (:realm, :id, :user, :client, :scopes, :now, :now, 0)
                        on conflict (realm_id, user_id, client) do update
                        set scopes = excluded.scopes, updated_at = excluded.updated_at, version = consent.version + 1
                        returning id
                        """, UUID.class)
                .setParameter("realm", realm.value())
                .setParameter("id", consent.id())
                .setParameter("user", consent.user())
                .setParameter("client", consent.client())
                .setParameter("scopes", consent.scopes().toArray(String[]::new))
                .setParameter("now", consent.updatedAt())
                .getSingleResult();
        publish("consent.granted", realm, id, consent, client);
    }

    void remove(RealmId realm, Consent consent, Client client) {
        entities.remove(consent);
        entities.flush();
        publish("consent.revoked", realm, consent.id(), consent, client);
    }

    private void publish(String type, RealmId realm, UUID id, Consent consent, Client client) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("user", consent.user().toString());
        data.put("client", consent.client().toString());
        data.put("clientId", client.clientId().value());
        data.put("scopes", consent.scopes());
        events.publish(EventDraft.of(type, realm, id.toString()).data(data));
    }
}
