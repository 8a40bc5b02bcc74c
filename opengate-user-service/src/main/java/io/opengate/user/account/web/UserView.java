package io.opengate.user.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.user.account.Profile;
import io.opengate.user.account.User;
import io.opengate.user.account.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as the management API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserView(
        UUID id,
        String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String givenName,
        @Nullable String familyName,
        UserStatus status,
        Map<String, List<String>> attributes,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static UserView of(User user) {
        Profile profile = user.profile();
        return new UserView(
                user.id().value(),
                profile.username().text(),
                profile.email() == null ? null : profile.email().text(),
                profile.emailVerified(),
                profile.givenName() == null ? null : profile.givenName().text(),
                profile.familyName() == null ? null : profile.familyName().text(),
                profile.status(),
                profile.attributes().values(),
                user.createdAt(),
                user.updatedAt(),
                user.version());
    }
}
