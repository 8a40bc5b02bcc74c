package io.opengate.user.credential.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.user.credential.InspectPassword;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be known of a password. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PasswordView(
        boolean set,
        boolean temporary,
        @Nullable Instant changedAt,
        int failures,
        @Nullable Instant blockedUntil) {

    static PasswordView of(InspectPassword.State state) {
        return new PasswordView(
                state.set(), state.temporary(), state.changedAt(), state.failures(), state.blockedUntil());
    }
}
