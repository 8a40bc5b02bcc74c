package io.opengate.user.account;

import org.jspecify.annotations.Nullable;

/** A part of a profile that can change. */
enum Change {
    USERNAME("username"),
    EMAIL("email"),
    EMAIL_VERIFIED("emailVerified"),
    GIVEN_NAME("givenName"),
    FAMILY_NAME("familyName"),
    STATUS("status"),
    ATTRIBUTES("attributes");

    private final String field;

    Change(String field) {
        this.field = field;
    }

    /** Its JSON name. */
    String field() {
        return field;
    }

    /** What the profile says there. */
    @Nullable
    Object of(Profile profile) {
        return switch (this) {
            case USERNAME -> profile.username();
            case EMAIL -> profile.email();
            case EMAIL_VERIFIED -> profile.emailVerified();
            case GIVEN_NAME -> profile.givenName();
            case FAMILY_NAME -> profile.familyName();
            case STATUS -> profile.status();
            case ATTRIBUTES -> profile.attributes();
        };
    }
}
