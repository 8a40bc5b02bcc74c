package io.opengate.rbac.role;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes and deletes roles. Where that changes management permissions, the tokens that carry them end. */
@Service
public class ChangeRole {

    private final Roles roles;
    private final RoleComposition composition;
    private final RoleHolders holders;
    private final Stamps stamps;

    ChangeRole(Roles roles, RoleComposition composition, RoleHolders holders, Stamps stamps) {
        this.roles = roles;
        this.composition = composition;
        this.holders = holders;
        this.stamps = stamps;
    }

    /** A role's description and references to what it contains. */
    public record Wanted(String description, List<String> composites) {}

    /** The role with what was changed. */
    @Transactional
    public Role change(RealmId realm, UUID id, IfMatch match, UnaryOperator<Wanted> change) {
        Role role = own(realm, id, match);
        RoleSettings before = role.settings();
        Wanted wanted = change.apply(new Wanted(
                before.description(),
                before.composites().stream().map(UUID::toString).toList()));
        List<UUID> contents = composition.resolve(realm, wanted.composites());
        boolean recomposed = !before.composites().equals(contents);
        boolean ending = recomposed && composition.givesManagement(realm, id);
        if (recomposed) {
            composition.check(realm, id, contents);
        }
        role.change(new RoleSettings(wanted.description(), contents), stamps.now());
        roles.changed(ended(RoleEvents.updated(realm, role), realm, ending));
        return role;
    }

    /** Deletes the role; whoever had it has it no longer. */
    @Transactional
    public void delete(RealmId realm, UUID id, IfMatch match) {
        Role role = own(realm, id, match);
        boolean ending = composition.givesManagement(realm, id);
        holders.release(realm, id);
        roles.remove(realm, role, ended(RoleEvents.deleted(realm, role), realm, ending));
    }

    private static EventDraft ended(EventDraft event, RealmId realm, boolean ending) {
        return ending ? RoleEvents.endingManagement(event, realm) : event;
    }

    private Role own(RealmId realm, UUID id, IfMatch match) {
        Role role = roles.find(realm, id).orElseThrow(RoleProblem::gone);
        if (role.builtIn()) {
            throw new ProblemException(RoleProblem.BUILT_IN, null);
        }
        match.check(role.version());
        return role;
    }
}
