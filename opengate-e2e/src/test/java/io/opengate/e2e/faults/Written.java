package io.opengate.e2e.faults;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One resource as its only writer knows it: what was acknowledged, and what is in doubt because it was refused. */
final class Written {

    private final Kind kind;
    private final String name;
    private final String key = UUID.randomUUID().toString();
    private final Set<Integer> possible = new HashSet<>(Set.of(0));
    private @Nullable String id;
    private int sent;
    private int acknowledgedChanges;
    private int refusedChanges;

    Written(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    /** The key with which its create is sent, again and again. */
    String key() {
        return key;
    }

    /** Its id, as soon as a create was acknowledged. */
    @Nullable
    String id() {
        return id;
    }

    void created(String acknowledged) {
        id = acknowledged;
    }

    /** The next value to write: every one is written once. */
    int next() {
        sent++;
        possible.add(sent);
        return sent;
    }

    void changed(int value) {
        acknowledgedChanges++;
        possible.removeIf(earlier -> earlier < value);
    }

    void refused() {
        refusedChanges++;
    }

    /** Whether a row or a read may show this value: the last acknowledged one, or one that was refused after it. */
    boolean mayHold(String value) {
        return value.matches("[0-9]{1,9}") && possible.contains(Integer.parseInt(value));
    }

    int acknowledgedChanges() {
        return acknowledgedChanges;
    }

    int refusedChanges() {
        return refusedChanges;
    }

    @Override
    public String toString() {
        return "%s %s (%s), acknowledged changes %d, refused %d, possible values %s"
                .formatted(kind, name, id, acknowledgedChanges, refusedChanges, possible);
    }
}
