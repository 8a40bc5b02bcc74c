package io.opengate.user.credential;

/** Who chose a password. */
public enum PasswordKind {
    /** Somebody else: it is good for choosing an own one, and for a limited time. */
    TEMPORARY,
    /** The person. */
    OWN;

    /** The kind that a request's {@code temporary} names. */
    public static PasswordKind of(boolean temporary) {
        return temporary ? TEMPORARY : OWN;
    }
}
