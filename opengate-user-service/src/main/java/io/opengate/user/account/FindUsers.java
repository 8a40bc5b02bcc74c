package io.opengate.user.account;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and searches accounts. */
@Component
@Transactional(readOnly = true)
public class FindUsers {

    private final Users users;
    private final UserSearch search;

    FindUsers(Users users, UserSearch search) {
        this.users = users;
        this.search = search;
    }

    /** The user of that realm with that id. */
    public Optional<User> find(RealmId realm, UserId id) {
        return users.find(realm, id);
    }

    /**
     * The users that meet all criteria, in the order of the first criterion given (of the username where there is none).
     *
     * @param after the last user of the page before
     * @param limit most users to return
     */
    public List<User> search(RealmId realm, UserCriteria criteria, @Nullable Position after, int limit) {
        return search.search(realm, criteria, after, limit);
    }
}
