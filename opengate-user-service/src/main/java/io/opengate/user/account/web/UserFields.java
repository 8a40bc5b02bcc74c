package io.opengate.user.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.user.account.Attributes;
import io.opengate.user.account.EmailAddress;
import io.opengate.user.account.PersonName;
import io.opengate.user.account.Profile;
import io.opengate.user.account.User;
import io.opengate.user.account.UserStatus;
import io.opengate.user.account.Username;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set of a user: the body of a create, and what a merge patch is applied to.
 *
 * @param status active where absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserFields(
        @NotNull String username,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable UserStatus status,
        @Nullable Map<String, List<String>> attributes) {

    static UserFields of(User user) {
        Profile profile = user.profile();
        return new UserFields(
                profile.username().text(),
                profile.email() == null ? null : profile.email().text(),
                profile.emailVerified(),
                profile.givenName() == null ? null : profile.givenName().text(),
                profile.familyName() == null ? null : profile.familyName().text(),
                profile.status(),
                profile.attributes().values());
    }

    /** The checked profile; 400 with a violation for each field that breaks a rule. */
    Profile profile() {
        FieldReader fields = new FieldReader();
        Username name = fields.read("username", username, Username::of);
        EmailAddress address = fields.read("email", email, EmailAddress::of);
        PersonName given = fields.read("givenName", givenName, PersonName::of);
        PersonName family = fields.read("familyName", familyName, PersonName::of);
        Attributes more = fields.read("attributes", attributes, Attributes::of);
        return fields.build(
                "username",
                () -> new Profile(
                        fields.present(name),
                        address,
                        Boolean.TRUE.equals(emailVerified),
                        given,
                        family,
                        status == null ? UserStatus.ACTIVE : status,
                        more == null ? Attributes.NONE : more));
    }
}
