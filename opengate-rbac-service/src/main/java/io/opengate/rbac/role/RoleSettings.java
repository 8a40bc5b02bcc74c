package io.opengate.rbac.role;

import java.util.List;
import java.util.UUID;

/**
 * Everything of a role that may change.
 *
 * @param description what it is for
 * @param composites ids of the roles that it gives as well
 */
public record RoleSettings(String description, List<UUID> composites) {

    public RoleSettings {
        composites = composites.stream().distinct().toList();
    }
}
