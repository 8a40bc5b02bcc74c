package io.opengate.client.scope;

import io.opengate.platform.id.Ids;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds a scope to a realm. */
@Service
public class DefineScope {

    private final Scopes scopes;
    private final IdempotentCreates creates;
    private final Ids ids;
    private final Clock clock;

    DefineScope(Scopes scopes, IdempotentCreates creates, Ids ids, Clock clock) {
        this.scopes = scopes;
        this.creates = creates;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a new scope is. */
    public record NewScope(ScopeName name, String description) {}

    /** The new scope, or the one that an earlier request with the same key made. */
    @Transactional
    public Created<Scope> define(RealmId realm, IdempotencyKey key, NewScope request) {
        return creates.once(key, request, () -> create(realm, request), id -> load(realm, id));
    }

    private Created<Scope> create(RealmId realm, NewScope request) {
        if (scopes.exists(realm, request.name())) {
            throw new ProblemException(ScopeProblem.NAME_TAKEN, null);
        }
        Scope scope = Scope.define(
                realm,
                ids.next(),
                request.name(),
                request.description(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        scopes.add(realm, scope);
        return new Created<>(scope.id(), scope, false);
    }

    private Scope load(RealmId realm, UUID id) {
        return scopes.find(realm, id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }
}
