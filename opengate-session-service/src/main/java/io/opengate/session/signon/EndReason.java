package io.opengate.session.signon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a session ended: a fixed set, since it labels a metric. */
public enum EndReason {
    /** The person signed out. */
    LOGOUT,
    /** An administrator ended it. */
    REVOKED,
    /** The same browser signed in again. */
    REPLACED,
    /** Nobody used it for too long, or its maximum was reached. */
    EXPIRED,
    USER_DISABLED,
    USER_DELETED,
    PASSWORD_CHANGED,
    REALM_DISABLED,
    REALM_DELETED;

    /** Its name on the wire, such as {@code user-disabled}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of that name, or empty when there is none. */
    public static Optional<EndReason> find(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text().equals(text))
                .findFirst();
    }
}
