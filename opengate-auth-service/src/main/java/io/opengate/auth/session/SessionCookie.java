package io.opengate.auth.session;

import io.opengate.platform.crypto.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the browser holds of its session.
 *
 * @param sid the session's public id
 * @param secret the 256 random bits that make the browser its owner
 */
public record SessionCookie(String sid, Secret secret) {

    private static final Pattern SYNTAX = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]{20,128})");

    /** The cookie that the text spells, or empty when it cannot be one of ours. */
    public static Optional<SessionCookie> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return parts.matches()
                ? Optional.of(new SessionCookie(parts.group(1), Secret.of(parts.group(2))))
                : Optional.empty();
    }

    /** The value of the cookie: {@code <sid>.<secret>}. */
    public String value() {
        return sid + "." + secret.value();
    }
}
