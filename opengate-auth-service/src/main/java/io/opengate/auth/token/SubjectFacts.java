package io.opengate.auth.token;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.auth.subject.RolesOf;
import io.opengate.auth.subject.UserClaims;
import io.opengate.platform.tenant.RealmId;
import org.springframework.stereotype.Service;

/** Asks what has to be known of a subject, and refuses accounts that are not active: on every grant. */
@Service
final class SubjectFacts {

    private final UserClaims users;
    private final RolesOf roles;

    SubjectFacts(UserClaims users, RolesOf roles) {
        this.users = users;
        this.roles = roles;
    }

    /**
     * The roles that the tokens need.
     *
     * @throws ProtocolException {@code invalid_grant} if the person is gone or not active
     */
    EffectiveRoles require(RealmId realm, Claimant claimant) {
        if (claimant.person()
                && users.find(realm, claimant.subject())
                        .filter(Account::isActive)
                        .isEmpty()) {
            throw new ProtocolException(AuthProblem.INVALID_GRANT, "the account is not active");
        }
        return switch (claimant.needs()) {
            case NOTHING -> EffectiveRoles.NONE;
            case ROLES -> roles.find(realm, claimant.subject());
            case PERMISSIONS -> roles.findNow(realm, claimant.subject());
        };
    }
}
