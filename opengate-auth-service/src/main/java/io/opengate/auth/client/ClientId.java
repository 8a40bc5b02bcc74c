package io.opengate.auth.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public identifier of a client (RFC 6749 §2.2): 1 to 255 printable ASCII characters. */
public record ClientId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[\\x20-\\x7e]{1,255}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClientId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("a client id is 1 to 255 printable ASCII characters");
        }
    }

    /** The client id that the text spells, or empty when it cannot be one. */
    public static Optional<ClientId> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new ClientId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
