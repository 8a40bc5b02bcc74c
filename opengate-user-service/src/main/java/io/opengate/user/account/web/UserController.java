package io.opengate.user.account.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import io.opengate.user.account.AccountProblem;
import io.opengate.user.account.AdministerUser;
import io.opengate.user.account.ChangeUser;
import io.opengate.user.account.EmailTrust;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.User;
import io.opengate.user.account.UserCriteria;
import io.opengate.user.account.UserId;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The users of a realm. */
@RestController
@RequestMapping("/api/v1/realms/{realm}/users")
class UserController {

    private final CreateUserOnce create;
    private final FindUsers find;
    private final AdministerUser administer;

    UserController(CreateUserOnce create, FindUsers find, AdministerUser administer) {
        this.create = create;
        this.find = find;
        this.administer = administer;
    }

    /** Lists users, narrowed by how a field begins and by status. */
    @GetMapping
    @RequiresPermission("user.read")
    Page<UserView> list(
            RealmRef realm,
            @RequestParam @Nullable String username,
            @RequestParam @Nullable String email,
            @RequestParam @Nullable String givenName,
            @RequestParam @Nullable String familyName,
            @RequestParam @Nullable String status,
            PageRequest page) {
        UserCriteria criteria = new UserQuery(username, email, givenName, familyName, status).criteria();
        return Page.of(
                find.search(realm.id(), criteria, UserCursor.position(page), page.limit() + 1),
                page.limit(),
                user -> UserCursor.of(criteria.position(user)),
                UserView::of);
    }

    /** Creates a user, without a password. */
    @PostMapping
    @RequiresPermission("user.manage")
    ResponseEntity<UserView> create(RealmRef realm, @Valid @RequestBody UserFields fields, IdempotencyKey key) {
        Created<UserView> created = create.create(realm.id(), fields, key);
        URI location = URI.create("/api/v1/realms/" + realm.name() + "/users/" + created.id());
        return ResponseEntity.created(location)
                .eTag(new ETag(created.body().version()).header())
                .body(created.body());
    }

    /** Answers one user. */
    @GetMapping("/{id}")
    @RequiresPermission("user.read")
    ResponseEntity<UserView> read(RealmRef realm, @PathVariable UUID id) {
        return answer(find.find(realm.id(), new UserId(id)).orElseThrow(UserController::noSuchUser));
    }

    /** Changes what the patch names. A new e-mail address is unverified unless the patch says otherwise. */
    @PatchMapping("/{id}")
    @RequiresPermission("user.manage")
    ResponseEntity<UserView> change(RealmRef realm, @PathVariable UUID id, IfMatch ifMatch, MergePatch patch) {
        EmailTrust trust = patch.names("emailVerified") ? EmailTrust.VOUCHED : EmailTrust.UNSTATED;
        return answer(administer
                .change(realm.id(), new UserId(id), user -> {
                    ifMatch.check(user.version());
                    UserFields fields = patch.applyTo(UserFields.of(user), UserFields.class);
                    return new ChangeUser.Revision(fields.profile(), trust);
                })
                .orElseThrow(UserController::noSuchUser));
    }

    /** Deletes a user with all credentials; what the user holds ends. */
    @DeleteMapping("/{id}")
    @RequiresPermission("user.manage")
    ResponseEntity<Void> delete(RealmRef realm, @PathVariable UUID id, IfMatch ifMatch) {
        Consumer<User> guard = user -> ifMatch.check(user.version());
        if (administer.remove(realm.id(), new UserId(id), guard).isEmpty()) {
            throw noSuchUser();
        }
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<UserView> answer(User user) {
        return ResponseEntity.ok().eTag(new ETag(user.version()).header()).body(UserView.of(user));
    }

    private static ProblemException noSuchUser() {
        return new ProblemException(AccountProblem.USER_NOT_FOUND, null);
    }
}
