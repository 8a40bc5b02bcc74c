package io.opengate.user.account;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.Callers;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Decides which accounts a caller may administer. Whoever sets the password, the e-mail address or the state of an account
 * can act as it or lock it out, so the caller's token must carry every management permission that the account holds, in
 * every realm that it holds it for. That goes for the caller's own account too: a token for a few permissions must not
 * win back the others.
 */
@Component
public class AccountAuthority {

    private final ManagementGrants grants;

    AccountAuthority(ManagementGrants grants) {
        this.grants = grants;
    }

    /**
     * Refuses a caller who holds less than the account. Asks another service: call it before the transaction begins.
     *
     * @throws ProblemException 403 {@code permission-not-held}
     */
    public void requireOver(RealmId realm, UserId user) {
        List<RealmGrant> held = grants.of(realm, user);
        List<String> beyond = held.stream()
                .flatMap(grant -> grant.permissions().stream().filter(permission -> !callerCovers(permission, grant)))
                .distinct()
                .sorted()
                .toList();
        if (!beyond.isEmpty()) {
            throw new ProblemException(AuthorityProblem.BEYOND_CALLER, null).with("permissions", beyond);
        }
    }

    /**
     * Refuses a caller who would end the own account: an administrator is removed by another one, so one remains.
     *
     * @throws ProblemException 409 {@code own-account}
     */
    void requireOther(User user) {
        if (Callers.current().orElse(null) instanceof Caller.Subject caller
                && caller.realm().equals(user.realm())
                && caller.id().equals(user.id().value())) {
            throw new ProblemException(AuthorityProblem.OWN_ACCOUNT, null);
        }
    }

    private static boolean callerCovers(String permission, RealmGrant grant) {
        return Callers.current().orElse(null) instanceof Caller.Subject caller
                && grant.realms().stream()
                        .allMatch(realm -> realm.equals(RealmGrant.EVERY_REALM)
                                ? caller.mayEverywhere(permission)
                                : caller.may(permission, RealmId.of(realm)));
    }
}
