package io.opengate.realm.key;

import java.util.Locale;

/** The life of a signing key, in order. */
public enum KeyState {
    /** Published, so that relying parties know it, and not yet signing. */
    NEXT,
    /** Signs. A realm has one active key for each algorithm. */
    ACTIVE,
    /** Signs no more; published until the last token it signed has expired. */
    PASSIVE,
    /** Published no more; the private part is erased. */
    RETIRED;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
