package io.opengate.client.application;

import io.opengate.client.scope.ScopeUse;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.NativeQuery;
import org.springframework.stereotype.Repository;

/**
 * The clients of a realm. A change and its event are stored together. Every method needs a transaction and that realm in
 * scope.
 */
@Repository
public class Clients implements ScopeUse {

    private final EntityManager entities;
    private final Events events;

    Clients(EntityManager entities, Events events) {
        this.entities = entities;
        this.events = events;
    }

    /** Adds the client; a problem where another request took its client id meanwhile. */
    void add(Client client, EventDraft event) {
        try {
            entities.persist(client);
            store(event);
        } catch (ConstraintViolationException lost) {
            throw "client_client_id".equals(lost.getConstraintName())
                    ? new ProblemException(ClientProblem.CLIENT_ID_TAKEN, null)
                    : lost;
        }
    }

    void changed(EventDraft event) {
        store(event);
    }

    void remove(Client client, EventDraft event) {
        entities.remove(client);
        store(event);
    }

    private void store(EventDraft event) {
        entities.flush();
        events.publish(event);
    }

    /** The client with that id, the built-in ones among them. */
    public Optional<Client> find(RealmId realm, UUID id) {
        return BuiltInClients.find(realm, id)
                .or(() -> Optional.ofNullable(entities.find(Client.class, new TenantKey(realm.value(), id))));
    }

    /** The client that presents that name, the built-in ones among them. */
    public Optional<Client> find(RealmId realm, ClientId clientId) {
        return BuiltInClients.find(realm, clientId)
                .or(() -> entities.createQuery("""
                        select c from Client c where c.key.realmId = :realm and c.clientId = :clientId
                        """, Client.class)
                        .setParameter("realm", realm.value())
                        .setParameter("clientId", clientId.value())
                        .getResultStream()
                        .findFirst());
    }

    /** The client whose own tokens have that subject. */
    public Optional<Client> findByServiceAccount(RealmId realm, UUID serviceAccount) {
        return entities.createQuery("""
                        select c from Client c where c.key.realmId = :realm and c.serviceAccountId = :account
                        """, Client.class)
                .setParameter("realm", realm.value())
                .setParameter("account", serviceAccount)
                .getResultStream()
                .findFirst();
    }

    /** The clients that match, in the order of their client ids, the built-in ones among them. */
    List<Client> list(RealmId realm, ClientSearch search) {
        Stream<Client> builtIn = Stream.of(BuiltInClients.management(realm)).filter(search::matches);
        return Stream.concat(builtIn, rows(realm, search).stream())
                .sorted(Comparator.comparing(client -> client.clientId().value()))
                .limit(search.limit())
                .toList();
    }

    private List<Client> rows(RealmId realm, ClientSearch search) {
        String after = search.after();
        return entities.createQuery("""
                        select c from Client c
                        where c.key.realmId = :realm
                          and c.clientId >= :from and c.clientId < :to and c.clientId > :after
                          and c.columns.nameFolded >= :nameFrom and c.columns.nameFolded < :nameTo
                        order by c.clientId
                        """, Client.class)
                .setParameter("realm", realm.value())
                .setParameter("from", search.clientId())
                .setParameter("to", FoldedText.endOf(search.clientId()))
                .setParameter("after", after == null ? "" : after)
                .setParameter("nameFrom", search.foldedName())
                .setParameter("nameTo", FoldedText.endOf(search.foldedName()))
                .setMaxResults(search.limit())
                .getResultList();
    }

    /** The origins of all enabled clients of the realm. */
    List<String> webOrigins(RealmId realm) {
        return nativeQuery("""
                        select distinct unnest(web_origins) as origin
                        from client
                        where realm_id = :realm and enabled and web_origins <> '{}'
                        order by origin
                        """, String.class)
                .setParameter("realm", realm.value())
                .getResultList();
    }

    @Override
    public boolean uses(RealmId realm, String scope) {
        return !nativeQuery("""
                        select id from client where realm_id = :realm and :scope = any(scopes) limit 1
                        """, UUID.class)
                .setParameter("realm", realm.value())
                .setParameter("scope", scope)
                .getResultList()
                .isEmpty();
    }

    private <T> NativeQuery<T> nativeQuery(String sql, Class<T> type) {
        return entities.unwrap(Session.class).createNativeQuery(sql, type);
    }
}
