package io.opengate.auth.subject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a subject may do, composites resolved.
 *
 * @param realmRoles roles of the realm
 * @param clientRoles roles of clients, by client id
 * @param grants management permissions and the realms that they cover
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EffectiveRoles(
        Set<String> realmRoles, Map<String, Set<String>> clientRoles, List<PermissionGrant> grants) {

    /** No role at all. */
    public static final EffectiveRoles NONE = new EffectiveRoles(Set.of(), Map.of(), List.of());

    @SuppressWarnings("NullAway") // collections that the wire may leave out
    public EffectiveRoles {
        realmRoles = realmRoles == null ? Set.of() : realmRoles;
        clientRoles = clientRoles == null ? Map.of() : clientRoles;
        grants = grants == null ? List.of() : List.copyOf(grants);
    }
}
