package io.opengate.rbac.assignment;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.RoleHolders;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Repository;

/**
 * Who has which role. A change and its event are stored together. Every method needs a transaction and that realm in
 * scope.
 */
@Repository
class Assignments implements RoleHolders {

    private static final String UNIQUE = "assignment_realm_id_user_id_role_target_type_target_id_key";

    private final EntityManager entities;
    private final Events events;

    Assignments(EntityManager entities, Events events) {
        this.entities = entities;
        this.events = events;
    }

    /** Adds the assignment; a problem where another request made the same meanwhile. */
    void add(Assignment assignment, EventDraft event) {
        try {
            entities.persist(assignment);
            store(event);
        } catch (ConstraintViolationException lost) {
            throw UNIQUE.equals(lost.getConstraintName())
                    ? new ProblemException(AssignmentProblem.PRESENT, null)
                    : lost;
        }
    }

    void changed(EventDraft event) {
        store(event);
    }

    void remove(Assignment assignment, EventDraft event) {
        entities.remove(assignment);
        store(event);
    }

    private void store(EventDraft event) {
        entities.flush();
        events.publish(event);
    }

    Optional<Assignment> find(RealmId realm, UUID id) {
        return Optional.ofNullable(entities.find(Assignment.class, TenantKey.of(realm, id)));
    }

    Optional<Assignment> find(RealmId realm, UUID user, UUID role) {
        return list(realm, new AssignmentSearch(Optional.of(user), Optional.of(role), AssignmentSearch.BEFORE_ALL, 1))
                .stream()
                .findFirst();
    }

    /** The assignments that match, in the order of their ids. */
    List<Assignment> list(RealmId realm, AssignmentSearch search) {
        String jpql = "select a from Assignment a where a.key.realmId = :realm and a.key.id > :after"
                + (search.user().isPresent() ? " and a.user = :user" : "")
                + (search.role().isPresent() ? " and a.role = :role" : "")
                + " order by a.key.id";
        TypedQuery<Assignment> query = entities.createQuery(jpql, Assignment.class)
                .setParameter("realm", realm.value())
                .setParameter("after", search.after())
                .setMaxResults(search.limit());
        search.user().ifPresent(user -> query.setParameter("user", user));
        search.role().ifPresent(role -> query.setParameter("role", role));
        return query.getResultList();
    }

    /** Up to that many assignments that have expired. */
    List<Assignment> expired(RealmId realm, Instant now, int limit) {
        return entities.createQuery("""
                        select a from Assignment a where a.key.realmId = :realm and a.expiresAt <= :now
                        """, Assignment.class)
                .setParameter("realm", realm.value())
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public void release(RealmId realm, UUID role) {
        entities.createQuery("delete from Assignment a where a.key.realmId = :realm and a.role = :role")
                .setParameter("realm", realm.value())
                .setParameter("role", role)
                .executeUpdate();
    }
}
