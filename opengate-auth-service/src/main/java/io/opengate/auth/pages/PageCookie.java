package io.opengate.auth.pages;

/** The cookies of the pages. The prefixes differ before the hyphen, so that no realm's name can make one look like another. */
public enum PageCookie {
    /** The sign-on session: {@code <sid>.<secret>}. */
    SESSION("og"),
    /** A random value that binds sign-ins under way, and the tokens of forms, to the browser. */
    BROWSER("ogf");

    private final String prefix;

    PageCookie(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
