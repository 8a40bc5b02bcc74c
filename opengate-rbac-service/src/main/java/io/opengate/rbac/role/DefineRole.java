package io.opengate.rbac.role;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds a role to a realm or to a client. */
@Service
public class DefineRole {

    private final Roles roles;
    private final RoleComposition composition;
    private final IdempotentCreates creates;
    private final Stamps stamps;

    DefineRole(Roles roles, RoleComposition composition, IdempotentCreates creates, Stamps stamps) {
        this.roles = roles;
        this.composition = composition;
        this.creates = creates;
        this.stamps = stamps;
    }

    /**
     * What a new role is to be.
     *
     * @param client the client id, empty for a role of the realm; the caller has checked that the client is there
     * @param composites references to the roles that it gives as well
     */
    public record NewRole(String client, RoleName name, String description, List<String> composites) {}

    /** The new role, or the one that an earlier request with the same key made. */
    @Transactional
    public Created<Role> define(RealmId realm, IdempotencyKey key, NewRole request) {
        return creates.once(
                key,
                request,
                () -> create(realm, request),
                id -> roles.find(realm, id).orElseThrow(RoleProblem::gone));
    }

    private Created<Role> create(RealmId realm, NewRole request) {
        if (request.client().equals(BuiltInRoles.CLIENT)) {
            throw new ProblemException(RoleProblem.BUILT_IN, null);
        }
        if (roles.find(realm, request.client(), request.name()).isPresent()) {
            throw new ProblemException(RoleProblem.NAME_TAKEN, null);
        }
        UUID id = stamps.nextId();
        List<UUID> contents = composition.resolve(realm, request.composites());
        composition.check(realm, id, contents);
        RoleSettings settings = new RoleSettings(request.description(), contents);
        Role role = Role.define(realm, id, request.client(), request.name(), settings, stamps.now());
        roles.add(role, RoleEvents.created(realm, role));
        return Created.of(id, role);
    }
}
