package io.opengate.client.scope;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads, describes and deletes the scopes of a realm. */
@Service
public class ChangeScope {

    private final Scopes scopes;
    private final ScopeUse use;
    private final Clock clock;

    ChangeScope(Scopes scopes, ScopeUse use, Clock clock) {
        this.scopes = scopes;
        this.use = use;
        this.clock = clock;
    }

    /** Up to that many scopes after a name, in the order of their names. */
    @Transactional(readOnly = true)
    public List<Scope> list(RealmId realm, String afterName, int limit) {
        return scopes.after(realm, afterName, limit);
    }

    /** The scope; a problem where there is none. */
    @Transactional(readOnly = true)
    public Scope get(RealmId realm, UUID id) {
        return find(realm, id);
    }

    /** The scope with another description. */
    @Transactional
    public Scope describe(RealmId realm, UUID id, IfMatch match, UnaryOperator<String> change) {
        Scope scope = own(realm, id, match);
        scope.describe(change.apply(scope.description()), clock.instant().truncatedTo(ChronoUnit.MICROS));
        scopes.changed(realm, scope);
        return scope;
    }

    /** Deletes a scope that no client lists. */
    @Transactional
    public void delete(RealmId realm, UUID id, IfMatch match) {
        Scope scope = own(realm, id, match);
        if (use.uses(realm, scope.name())) {
            throw new ProblemException(ScopeProblem.IN_USE, null);
        }
        scopes.remove(realm, scope);
    }

    private Scope own(RealmId realm, UUID id, IfMatch match) {
        Scope scope = find(realm, id);
        if (scope.builtIn()) {
            throw new ProblemException(ScopeProblem.BUILT_IN, null);
        }
        match.check(scope.version());
        return scope;
    }

    private Scope find(RealmId realm, UUID id) {
        return scopes.find(realm, id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }
}
