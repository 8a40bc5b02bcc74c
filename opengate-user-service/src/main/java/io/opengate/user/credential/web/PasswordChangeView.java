package io.opengate.user.credential.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.user.credential.ChangePassword;
import io.opengate.user.credential.PasswordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a change: {@code changed}, {@code refused} (the current password is wrong, or the account takes none
 * now) or {@code rejected} (the new one is not good enough, for the {@code reason} given).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PasswordChangeView(
        String outcome,
        @Nullable PasswordRefusal reason,
        @Nullable Integer minimumLength) {

    static PasswordChangeView of(ChangePassword.Outcome outcome) {
        return switch (outcome) {
            case ChangePassword.Outcome.Changed() -> new PasswordChangeView("changed", null, null);
            case ChangePassword.Outcome.Refused() -> new PasswordChangeView("refused", null, null);
            case ChangePassword.Outcome.Rejected(PasswordRefusal reason, int minimum) ->
                new PasswordChangeView("rejected", reason, minimum);
        };
    }
}
