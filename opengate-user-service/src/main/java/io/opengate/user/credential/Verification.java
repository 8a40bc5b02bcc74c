package io.opengate.user.credential;

import com.fasterxml.jackson.annotation.JsonValue;
import io.opengate.user.account.User;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a check of a password.
 *
 * @param user the account, where the password was right
 */
public record Verification(Outcome outcome, @Nullable User user) {

    static final Verification REFUSED = new Verification(Outcome.REFUSED, null);

    /** The answer. All but {@link #REFUSED} say that the password was right. */
    public enum Outcome {
        /** It is this person. */
        VERIFIED,
        /** It is this person, who must choose a password before anything else. */
        PASSWORD_CHANGE_REQUIRED,
        /** No such name, a wrong password, or an account that takes no guesses now. */
        REFUSED,
        /** The account is switched off. */
        DISABLED,
        /** The account is locked. */
        LOCKED,
        /** The account is not confirmed yet. */
        PENDING;

        /** The name on the wire. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
