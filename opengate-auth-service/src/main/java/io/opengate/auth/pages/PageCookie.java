package io.opengate.auth.pages;

/** The cookies of the pages. The prefixes differ before the hyphen, so that no realm's name can make one look like another. */
public enum PageCookie {
    /** The sign-on session: {@code <sid>.<secret>}. */
    SESSION("og"),
    /** A random value that binds sign-ins under way, and the tokens of forms, to the browser. */
    BROWSER("ogf"),
    /** What a script of ours may know of the session: whether it is another one (Session Management 1.0 §3.2). */
    STATE("ogs", true);

    private final String prefix;
    private final boolean readable;

    PageCookie(String prefix) {
        this(prefix, false);
    }

    PageCookie(String prefix, boolean readable) {
        this.prefix = prefix;
        this.readable = readable;
    }

    /** Whether scripts of our origin may read it. */
    boolean isReadable() {
        return readable;
    }

    String prefix() {
        return prefix;
    }
}
