package io.opengate.auth.token;

import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.refresh.RefreshToken.Needs;
import java.util.Set;
import java.util.UUID;

/**
 * Whom tokens are about.
 *
 * @param person whether it is a person, whose account must be active, rather than the client itself
 * @param needs which roles are needed
 */
public record Claimant(UUID subject, boolean person, Needs needs) {

    /** What tokens with these scopes need. */
    static Needs needs(Set<String> scopes) {
        if (ScopePolicy.asksForPermissions(scopes)) {
            return Needs.PERMISSIONS;
        }
        return scopes.contains(ScopePolicy.ROLES) ? Needs.ROLES : Needs.NOTHING;
    }
}
