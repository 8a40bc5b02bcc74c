package io.opengate.auth.signin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.opengate.platform.crypto.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a sign-in under way: 256 random bits that appear in the address bar. Without the browser's cookie it opens nothing. */
public record FlowId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{43}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FlowId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("a flow id has 43 characters of base64url");
        }
    }

    /** A new id. */
    public static FlowId random() {
        return new FlowId(Tokens.random());
    }

    /** The id that the text spells, or empty when it cannot be one. */
    public static Optional<FlowId> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new FlowId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
