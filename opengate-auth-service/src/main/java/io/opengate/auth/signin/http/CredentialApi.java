package io.opengate.auth.signin.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.opengate.platform.crypto.Secret;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the user service offers to its peers, as far as it is used here. */
@HttpExchange("/internal/realms/{realmId}")
interface CredentialApi {

    @PostExchange("/password-verifications")
    Verification verify(@PathVariable UUID realmId, @RequestBody Attempt attempt);

    @PostExchange("/users/{user}/password-changes")
    void change(@PathVariable UUID realmId, @PathVariable UUID user, @RequestBody PasswordChange change);

    /** A username or e-mail address, and a password. */
    record Attempt(String username, Secret password) {}

    /** The outcome, and the account unless it is unknown. */
    record Verification(String outcome, @Nullable VerifiedUser user) {}

    /** The account. */
    record VerifiedUser(UUID id, String username) {}

    /** The password that is, and the one that shall be. */
    record PasswordChange(
            Secret current, @JsonProperty("new") Secret wanted) {}
}
