package io.opengate.testkit.isolation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a repository sent.
 *
 * @param sql with {@code ?} for parameters
 * @param bindings the parameters in order
 * @param scope the realm that was in scope, or null
 */
record Recorded(
        String sql, List<Binding> bindings, @Nullable UUID scope) {

    /** The same statement asking for another realm, still in its own scope. */
    Recorded asking(UUID realm, UUID other) {
        return new Recorded(
                sql,
                bindings.stream()
                        .map(binding -> binding.replacing(realm, other))
                        .toList(),
                scope);
    }

    boolean isInsert() {
        return sql.stripLeading().regionMatches(true, 0, "insert", 0, 6);
    }

    /** What tells this statement from others but for its parameters. */
    String key() {
        return sql + scope;
    }

    @Override
    public String toString() {
        return sql.replaceAll("\\s+", " ").strip() + " " + bindings;
    }
}
