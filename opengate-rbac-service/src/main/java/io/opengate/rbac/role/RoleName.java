package io.opengate.rbac.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A role's name, as it appears in tokens. It never changes, is case-sensitive and never looks like an id. */
public record RoleName(@JsonValue String value) {

    /** What a role's name looks like; no UUID, so that a reference to a role means one thing. */
    public static final String SYNTAX = "(?![0-9a-fA-F]{8}-[0-9a-fA-F]{4}-)[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

    private static final Pattern PATTERN = Pattern.compile(SYNTAX);

    public RoleName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a role name is 1 to 100 letters, digits and . _ : -");
        }
    }

    /** Reads a role's name; anything else is refused. */
    @JsonCreator
    public static RoleName of(String value) {
        return new RoleName(value);
    }

    /** Whether the text could name a role at all. */
    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
