package io.opengate.gateway.guard;

import java.util.List;
import java.util.Optional;

/** Where a path names its realm. */
public final class RealmPaths {

    private static final List<String> PARENTS = List.of("/realms/", "/api/v1/realms/");

    private RealmPaths() {}

    /** Returns the name in {@code /realms/{realm}…} or {@code /api/v1/realms/{realm}…}, as it is spelt. */
    public static Optional<String> realmOf(String path) {
        for (String parent : PARENTS) {
            if (path.startsWith(parent)) {
                int slash = path.indexOf('/', parent.length());
                String name = path.substring(parent.length(), slash < 0 ? path.length() : slash);
                return name.isEmpty() ? Optional.empty() : Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
