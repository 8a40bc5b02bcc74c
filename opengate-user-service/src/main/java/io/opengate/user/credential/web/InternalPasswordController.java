package io.opengate.user.credential.web;

import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import io.opengate.user.credential.ChangePassword;
import io.opengate.user.credential.Password;
import io.opengate.user.credential.PasswordRefusal;
import io.opengate.user.credential.VerifyPassword;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Passwords as the sign-in needs them: it sends what was typed and learns the outcome, never a hash. */
@RestController
@RequestMapping("/internal/realms/{realmId}")
@InternalRoute("auth")
class InternalPasswordController {

    private final VerifyPassword verify;
    private final ChangePassword change;

    InternalPasswordController(VerifyPassword verify, ChangePassword change) {
        this.verify = verify;
        this.change = change;
    }

    /** Checks a password; the same answer in the same time for an unknown name and for a wrong password. */
    @PostMapping("/password-verifications")
    VerificationView verify(@PathVariable UUID realmId, @Valid @RequestBody VerifyPasswordRequest request) {
        return VerificationView.of(
                verify.verify(RealmId.of(realmId), request.username(), Password.of(request.password())));
    }

    /** Replaces a password by one that the person chose. */
    @PostMapping("/users/{id}/password-changes")
    ResponseEntity<Void> change(
            @PathVariable UUID realmId, @PathVariable UUID id, @Valid @RequestBody ChangePasswordRequest request) {
        ChangePassword.Outcome outcome = change.change(
                RealmId.of(realmId), new UserId(id), Password.of(request.current()), Password.of(request.wanted()));
        return switch (outcome) {
            case ChangePassword.Outcome.Changed() -> ResponseEntity.noContent().build();
            case ChangePassword.Outcome.Refused() -> throw PasswordProblems.notCurrent();
            case ChangePassword.Outcome.Rejected(PasswordRefusal reason, int minimum) ->
                throw PasswordProblems.refused("new", reason, minimum);
        };
    }
}
