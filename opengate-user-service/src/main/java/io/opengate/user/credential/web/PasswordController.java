package io.opengate.user.credential.web;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.user.account.AccountAuthority;
import io.opengate.user.account.UserId;
import io.opengate.user.credential.InspectPassword;
import io.opengate.user.credential.Password;
import io.opengate.user.credential.PasswordKind;
import io.opengate.user.credential.PasswordRefusal;
import io.opengate.user.credential.SetPassword;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The password of a user, as administrators deal with it: nobody can read it. */
@ReadsPrimary("the state of a credential is as it is now")
@RestController
@RequestMapping("/api/v1/realms/{realm}/users/{id}/password")
class PasswordController {

    private final SetPassword set;
    private final InspectPassword inspect;
    private final AccountAuthority authority;

    PasswordController(SetPassword set, InspectPassword inspect, AccountAuthority authority) {
        this.set = set;
        this.inspect = inspect;
        this.authority = authority;
    }

    /** Answers whether there is a password, and whether guesses at it have failed. */
    @GetMapping
    @RequiresPermission("user.read")
    PasswordView read(RealmRef realm, @PathVariable UUID id) {
        return inspect.inspect(realm.id(), new UserId(id))
                .map(PasswordView::of)
                .orElseThrow(PasswordProblems::noSuchUser);
    }

    /** Sets the password; it is temporary unless the body says otherwise. What was obtained with the old one ends. */
    @PutMapping
    @RequiresPermission("user.password.set")
    ResponseEntity<Void> set(RealmRef realm, @PathVariable UUID id, @Valid @RequestBody SetPasswordRequest request) {
        authority.requireOver(realm.id(), new UserId(id));
        SetPassword.Outcome outcome = set.set(
                realm.id(), new UserId(id), Password.of(request.password()), PasswordKind.of(request.isTemporary()));
        return switch (outcome) {
            case SetPassword.Outcome.Done() -> ResponseEntity.noContent().build();
            case SetPassword.Outcome.NoSuchUser() -> throw PasswordProblems.noSuchUser();
            case SetPassword.Outcome.Refused(PasswordRefusal reason, int minimum) ->
                throw PasswordProblems.refused("password", reason, minimum);
        };
    }

    /** Forgets failed guesses, so that the person may try again at once. */
    @DeleteMapping("/failures")
    @RequiresPermission("user.manage")
    ResponseEntity<Void> forgetFailures(RealmRef realm, @PathVariable UUID id) {
        authority.requireOver(realm.id(), new UserId(id));
        if (inspect.forgetFailures(realm.id(), new UserId(id)).isEmpty()) {
            throw PasswordProblems.noSuchUser();
        }
        return ResponseEntity.noContent().build();
    }
}
