package io.opengate.client.scope;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Repository;

/** The scopes of a realm; a change and its event are stored together. Every method needs a transaction and that realm in scope. */
@Repository
public class Scopes {

    private final EntityManager entities;
    private final Events events;

    Scopes(EntityManager entities, Events events) {
        this.entities = entities;
        this.events = events;
    }

    /** Those of the names that are neither built in nor defined by the realm nor a management scope. */
    public Set<String> unknown(RealmId realm, Collection<String> names) {
        Set<String> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(BuiltInScope.names());
        unknown.removeIf(ManagementPermission::isScope);
        if (!unknown.isEmpty()) {
            unknown.removeAll(entities.createQuery("""
                            select s.name from Scope s where s.key.realmId = :realm and s.name in :names
                            """, String.class)
                    .setParameter("realm", realm.value())
                    .setParameter("names", List.copyOf(unknown))
                    .getResultList());
        }
        return unknown;
    }

    /** Adds the scope; a problem where another request took its name meanwhile. */
    void add(RealmId realm, Scope scope) {
        try {
            entities.persist(scope);
            store("scope.created", realm, scope);
        } catch (ConstraintViolationException lost) {
            throw "scope_name".equals(lost.getConstraintName())
                    ? new ProblemException(ScopeProblem.NAME_TAKEN, null)
                    : lost;
        }
    }

    void changed(RealmId realm, Scope scope) {
        store("scope.updated", realm, scope);
    }

    void remove(RealmId realm, Scope scope) {
        entities.remove(scope);
        store("scope.deleted", realm, scope);
    }

    private void store(String type, RealmId realm, Scope scope) {
        entities.flush();
        events.publish(EventDraft.of(type, realm, scope.id().toString()).data(Map.of("name", scope.name())));
    }

    Optional<Scope> find(RealmId realm, UUID id) {
        return BuiltInScope.find(id)
                .map(BuiltInScope::asScope)
                .or(() -> Optional.ofNullable(entities.find(Scope.class, new TenantKey(realm.value(), id))));
    }

    boolean exists(RealmId realm, ScopeName name) {
        return unknown(realm, List.of(name.value())).isEmpty();
    }

    /** Up to that many scopes after a name, in the order of their names, the built-in ones among them. */
    List<Scope> after(RealmId realm, String name, int limit) {
        Stream<Scope> builtIn = Arrays.stream(BuiltInScope.values())
                .filter(scope -> scope.scope().compareTo(name) > 0)
                .map(BuiltInScope::asScope);
        return Stream.concat(builtIn, defined(realm, name, limit).stream())
                .sorted(Comparator.comparing(Scope::name))
                .limit(limit)
                .toList();
    }

    private List<Scope> defined(RealmId realm, String after, int limit) {
        return entities.createQuery("""
                        select s from Scope s where s.key.realmId = :realm and s.name > :after order by s.name
                        """, Scope.class)
                .setParameter("realm", realm.value())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
