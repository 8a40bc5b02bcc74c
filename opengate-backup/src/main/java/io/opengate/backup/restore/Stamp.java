package io.opengate.backup.restore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time in names of databases that a restore makes and leaves. */
record Stamp(String text) {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final int FORM_LENGTH = 14;

    static Stamp of(Instant now) {
        return new Stamp(FORM.format(now));
    }

    /** Where the backup is loaded. */
    String restored(String database) {
        return cut(database, "_restore_");
    }

    /** Whether some restore would give that name to what it loads in that database's place. */
    static boolean isRestored(String name, String database) {
        int end = Math.max(0, name.length() - FORM_LENGTH);
        return name.equals(new Stamp(name.substring(end)).restored(database))
                && name.substring(end).matches("[0-9]+");
    }

    /** What the database is called afterwards that was there before. */
    String before(String database) {
        return cut(database, "_before_");
    }

    /** PostgreSQL's names have 63 bytes. */
    private String cut(String database, String what) {
        String tail = what + text;
        return database.substring(0, Math.min(database.length(), 63 - tail.length())) + tail;
    }
}
