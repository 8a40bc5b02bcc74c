package io.opengate.user.credential;

/** Why the policy refuses a password. */
public enum PasswordRefusal {
    TOO_SHORT("too-short", "has fewer than %d characters"),
    TOO_LONG("too-long", "has too many characters"),
    CHARACTERS("characters", "holds control characters or incomplete ones"),
    PERSONAL("personal", "is a name of the account"),
    BREACHED("breached", "is on a list of passwords that are known to attackers"),
    UNCHANGED("unchanged", "is the password that it replaces");

    private final String id;
    private final String message;

    PasswordRefusal(String id, String message) {
        this.id = id;
        this.message = message;
    }

    /** The stable name on the wire. */
    public String id() {
        return id;
    }

    /** What to tell people, after "the password", in a realm with that minimum. */
    public String message(int minimumLength) {
        return message.formatted(minimumLength);
    }
}
