package io.opengate.user.credential.web;

import io.opengate.user.account.Profile;
import io.opengate.user.account.User;
import io.opengate.user.account.UserStatus;
import io.opengate.user.credential.Verification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a check.
 *
 * @param user present whenever the password was right
 */
record VerificationView(
        Verification.Outcome outcome, @Nullable Person user) {

    static VerificationView of(Verification verification) {
        User user = verification.user();
        return new VerificationView(verification.outcome(), user == null ? null : Person.of(user));
    }

    /** Who signs in. */
    record Person(
            UUID id,
            String username,
            @Nullable String email,
            boolean emailVerified,
            @Nullable String givenName,
            @Nullable String familyName,
            UserStatus status,
            Map<String, List<String>> attributes,
            long version) {

        static Person of(User user) {
            Profile profile = user.profile();
            return new Person(
                    user.id().value(),
                    profile.username().text(),
                    profile.email() == null ? null : profile.email().text(),
                    profile.emailVerified(),
                    profile.givenName() == null ? null : profile.givenName().text(),
                    profile.familyName() == null ? null : profile.familyName().text(),
                    profile.status(),
                    profile.attributes().values(),
                    user.version());
        }
    }
}
