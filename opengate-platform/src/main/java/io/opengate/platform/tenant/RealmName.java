package io.opengate.platform.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A realm's name: a slug that appears in every public URL of the realm and never changes. */
public record RealmName(@JsonValue String value) {

    /** Lower-case ASCII letters, digits and inner hyphens; 1 to 63 characters, as a DNS label (RFC 1123 §2.1). */
    public static final String SYNTAX = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern SLUG = Pattern.compile(SYNTAX);

    /** The name of the realm that administers all others. */
    public static final RealmName MASTER = new RealmName("master");

    public RealmName {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("a realm name is 1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    /**
     * The realm name that the text spells.
     *
     * @throws IllegalArgumentException if the text is not a slug
     */
    @JsonCreator
    public static RealmName of(String value) {
        return new RealmName(value);
    }

    /** Whether the text could name a realm at all: a check before a look-up. */
    public static boolean isValid(String value) {
        return SLUG.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
