package io.opengate.user.account.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import io.opengate.user.account.AccountProblem;
import io.opengate.user.account.AddUser;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.Profile;
import io.opengate.user.account.UserId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates a user once for each idempotency key, in one transaction with it. */
@Component
class CreateUserOnce {

    private final IdempotentCreates creates;
    private final AddUser users;
    private final FindUsers find;

    CreateUserOnce(IdempotentCreates creates, AddUser users, FindUsers find) {
        this.creates = creates;
        this.users = users;
        this.find = find;
    }

    @Transactional
    public Created<UserView> create(RealmId realm, UserFields fields, IdempotencyKey key) {
        Profile profile = fields.profile();
        return creates.once(key, fields, () -> add(realm, profile), id -> load(realm, id));
    }

    private Created<UserView> add(RealmId realm, Profile profile) {
        UserView view = UserView.of(users.add(realm, profile));
        return Created.of(view.id(), view);
    }

    private UserView load(RealmId realm, UUID id) {
        return find.find(realm, new UserId(id))
                .map(UserView::of)
                .orElseThrow(() -> new ProblemException(AccountProblem.USER_NOT_FOUND, "It was deleted meanwhile."));
    }
}
