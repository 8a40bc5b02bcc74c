package io.opengate.user.account.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.AccountProblem;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.UserId;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Users as the other services see them. */
@RestController
class InternalUserController {

    private final FindUsers find;

    InternalUserController(FindUsers find) {
        this.find = find;
    }

    /** Answers one user, whatever its status. */
    @GetMapping("/internal/realms/{realmId}/users/{id}")
    @InternalRoute({"auth", "notification", "session", "rbac"})
    UserView read(@PathVariable UUID realmId, @PathVariable UUID id) {
        return find.find(RealmId.of(realmId), new UserId(id))
                .map(UserView::of)
                .orElseThrow(() -> new ProblemException(AccountProblem.USER_NOT_FOUND, null));
    }
}
