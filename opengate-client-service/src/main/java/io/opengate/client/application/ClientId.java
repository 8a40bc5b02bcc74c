package io.opengate.client.application;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name that a client presents (RFC 6749 §2.2), compared byte by byte. URIs fit, since some protocols name a relying
 * party by its URL; spaces, quotes and control characters do not.
 */
public record ClientId(@JsonValue String value) {

    /** What a client id looks like. */
    public static final String SYNTAX = "[A-Za-z0-9][A-Za-z0-9._~:/@+-]{0,199}";

    private static final Pattern PATTERN = Pattern.compile(SYNTAX);

    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a client id is 1 to 200 letters, digits and . _ ~ : / @ + -");
        }
    }

    /** Reads a client id; anything else is refused. */
    @JsonCreator
    public static ClientId of(String value) {
        return new ClientId(value);
    }

    /** Whether the text could be a client id at all. */
    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
