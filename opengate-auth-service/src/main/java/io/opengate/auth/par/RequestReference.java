package io.opengate.auth.par;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of {@code request_uri} for a pushed request: 256 random bits under the prefix of RFC 9126 §2.2. */
public record RequestReference(String value) {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";
    private static final Pattern SYNTAX = Pattern.compile(Pattern.quote(PREFIX) + "[A-Za-z0-9_-]{43}");

    /** A new one. */
    static RequestReference random() {
        return new RequestReference(PREFIX + Tokens.random());
    }

    /** The reference that the text spells, or empty when it cannot be one of ours. */
    static Optional<RequestReference> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new RequestReference(text)) : Optional.empty();
    }

    /** Whether the text means a pushed request, of whatever form. */
    static boolean isMeant(String text) {
        return text.regionMatches(true, 0, "urn:", 0, 4);
    }

    /** What is stored of it. */
    String ticket() {
        return Hashes.sha256(value);
    }

    @Override
    public String toString() {
        return "(reference to a pushed request)";
    }
}
