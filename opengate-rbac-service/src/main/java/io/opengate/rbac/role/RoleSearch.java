package io.opengate.rbac.role;

import java.util.Optional;

/**
 * Which roles to list.
 *
 * @param client the client id whose roles are wanted, empty text for the realm's own; empty for all
 * @param namePrefix how the name begins, case-sensitive
 * @param afterClient client of the role after which to go on
 * @param afterName name of the role after which to go on; empty from the beginning
 * @param limit how many at most
 */
public record RoleSearch(Optional<String> client, String namePrefix, String afterClient, String afterName, int limit) {

    boolean matches(Role role) {
        int order = role.client().compareTo(afterClient);
        boolean after = order > 0 || (order == 0 && role.name().compareTo(afterName) > 0);
        return after
                && client.map(role.client()::equals).orElse(true)
                && role.name().startsWith(namePrefix);
    }
}
