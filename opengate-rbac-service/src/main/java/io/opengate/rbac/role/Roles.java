package io.opengate.rbac.role;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Repository;

/**
 * The roles of a realm, the built-in ones among them. A change and its event are stored together. Every method needs a
 * transaction and that realm in scope.
 */
@Repository
public class Roles {

    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));
    private static final Comparator<Role> ORDER =
            Comparator.comparing(Role::client).thenComparing(Role::name);

    private final EntityManager entities;
    private final Events events;

    Roles(EntityManager entities, Events events) {
        this.entities = entities;
        this.events = events;
    }

    /** Adds the role; a problem where another request took its name meanwhile. */
    void add(Role role, EventDraft event) {
        try {
            entities.persist(role);
            store(event);
        } catch (ConstraintViolationException lost) {
            throw "role_client_name".equals(lost.getConstraintName())
                    ? new ProblemException(RoleProblem.NAME_TAKEN, null)
                    : lost;
        }
    }

    void changed(EventDraft event) {
        store(event);
    }

    void remove(RealmId realm, Role role, EventDraft event) {
        entities.remove(role);
        store(event);
        entities.createNativeQuery("""
                        update role set composites = array_remove(composites, :role), version = version + 1
                        where realm_id = :realm and :role = any(composites)
                        """)
                .setParameter("role", role.id())
                .setParameter("realm", realm.value())
                .executeUpdate();
    }

    private void store(EventDraft event) {
        entities.flush();
        events.publish(event);
    }

    /** The role of that id. */
    public Optional<Role> find(RealmId realm, UUID id) {
        return BuiltInRoles.find(realm, id)
                .or(() -> Optional.ofNullable(entities.find(Role.class, TenantKey.of(realm, id))));
    }

    /** The roles of those ids, by id. */
    public Map<UUID, Role> find(RealmId realm, Set<UUID> ids) {
        Stream<Role> builtIn = BuiltInRoles.of(realm).stream().filter(role -> ids.contains(role.id()));
        Stream<Role> rows = entities.createQuery("""
                        select r from Role r where r.key.realmId = :realm and r.key.id in :ids
                        """, Role.class)
                .setParameter("realm", realm.value())
                .setParameter("ids", List.copyOf(ids))
                .getResultStream();
        return Stream.concat(builtIn, rows).collect(Collectors.toMap(Role::id, Function.identity()));
    }

    /** The role that a request names. */
    public Optional<Role> find(RealmId realm, RoleReference reference) {
        return switch (reference) {
            case RoleReference.ById(UUID id) -> find(realm, id);
            case RoleReference.ByName(String client, RoleName name) -> find(realm, client, name);
        };
    }

    Optional<Role> find(RealmId realm, String client, RoleName name) {
        if (client.equals(BuiltInRoles.CLIENT)) {
            return BuiltInRoles.find(realm, name);
        }
        return entities.createQuery("""
                        select r from Role r
                        where r.key.realmId = :realm and r.client = :client and r.name = :name
                        """, Role.class)
                .setParameter("realm", realm.value())
                .setParameter("client", client)
                .setParameter("name", name.value())
                .getResultStream()
                .findFirst();
    }

    /** All roles that the realm added to that client. */
    List<Role> ofClient(RealmId realm, String client) {
        return entities.createQuery("""
                        select r from Role r where r.key.realmId = :realm and r.client = :client
                        """, Role.class)
                .setParameter("realm", realm.value())
                .setParameter("client", client)
                .getResultList();
    }

    /** The roles that match, by client and name, the realm's own first. */
    List<Role> list(RealmId realm, RoleSearch search) {
        Stream<Role> builtIn = BuiltInRoles.of(realm).stream().filter(search::matches);
        return Stream.concat(builtIn, rows(realm, search).stream())
                .sorted(ORDER)
                .limit(search.limit())
                .toList();
    }

    private List<Role> rows(RealmId realm, RoleSearch search) {
        return entities.createQuery("""
                        select r from Role r
                        where r.key.realmId = :realm
                          and r.client >= :clientFrom and r.client <= :clientTo
                          and r.name >= :nameFrom and r.name < :nameTo
                          and (r.client, r.name) > (:afterClient, :afterName)
                        order by r.client, r.name
                        """, Role.class)
                .setParameter("realm", realm.value())
                .setParameter("clientFrom", search.client().orElse(""))
                .setParameter("clientTo", search.client().orElse(LAST))
                .setParameter("nameFrom", search.namePrefix())
                .setParameter("nameTo", search.namePrefix() + LAST)
                .setParameter("afterClient", search.afterClient())
                .setParameter("afterName", search.afterName())
                .setMaxResults(search.limit())
                .getResultList();
    }
}
