package io.opengate.client.scope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One scope token (RFC 6749 §3.3): printable ASCII without space, quote and backslash, 100 characters at most. */
public record ScopeName(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");

    public ScopeName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a scope is 1 to 100 printable ASCII characters without space");
        }
    }

    /** Reads a scope; anything else than a scope token is refused. */
    @JsonCreator
    public static ScopeName of(String value) {
        return new ScopeName(value);
    }

    /** Whether the text is a scope token at all. */
    public static boolean isValid(String value) {
        return SYNTAX.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
