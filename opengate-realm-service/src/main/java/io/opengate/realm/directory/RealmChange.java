package io.opengate.realm.directory;

/**
 * What became of a request to change a realm.
 *
 * @param changed whether anything is different now
 * @param closed whether the realm was enabled before and is not any more
 */
record RealmChange(boolean changed, boolean closed) {
    /** The same change, of which the mail settings are a part too. */
    RealmChange with(boolean mailChanged) {
        return new RealmChange(changed || mailChanged, closed);
    }
}
