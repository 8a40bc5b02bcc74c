package io.opengate.auth.subject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Management permissions in some realms.
 *
 * @param permissions names such as {@code user.read}
 * @param realms ids of realms, or {@code *} for all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PermissionGrant(Set<String> permissions, Set<String> realms) {

    /** The same grant with only those permissions that were asked for. */
    public PermissionGrant retaining(Set<String> asked) {
        Set<String> kept = new LinkedHashSet<>(permissions);
        kept.retainAll(asked);
        return new PermissionGrant(kept, realms);
    }
}
