package io.opengate.rbac.assignment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has, directly or through a composite.
 *
 * @param client its client, empty for a role of the realm; absent where the role is no row: built in, or gone
 * @param name its name, absent likewise
 * @param realms ids of the realms that the assignment behind it reaches, or {@code *}
 */
record ReachedRole(
        UUID id, @Nullable String client, @Nullable String name, List<String> realms) {}
