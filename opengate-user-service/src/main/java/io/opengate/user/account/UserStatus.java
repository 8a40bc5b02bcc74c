package io.opengate.user.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a person may sign in. */
public enum UserStatus {
    /** May sign in. */
    ACTIVE,
    /** Switched off by an administrator. */
    DISABLED,
    /** Locked, by an administrator or because of what happened to the account. */
    LOCKED,
    /** Registered and not yet confirmed. */
    PENDING;

    private static final String RULE = "is one of active, disabled, locked and pending";

    /** The name on the wire and in the database: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static UserStatus of(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException(RULE));
    }

    /**
     * The status that a caller named.
     *
     * @throws InvalidText if there is none
     */
    public static UserStatus parse(String typed) {
        return find(typed).orElseThrow(() -> new InvalidText(RULE));
    }

    private static Optional<UserStatus> find(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
