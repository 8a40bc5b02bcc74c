package io.opengate.platform.security;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who makes the current request, after its token was verified. */
public sealed interface Caller {

    /**
     * A person or an application with an access token for the management API.
     *
     * @param realm the realm that issued the token
     * @param id the token's {@code sub}
     * @param clientId the client that the token was issued to
     * @param permissions the management permissions in the token's {@code scope}
     * @param grants for tokens of {@code master}: which permissions reach which realms
     * @param sessionId the sign-on session behind the token, if any
     */
    record Subject(
            RealmId realm,
            UUID id,
            String clientId,
            Set<String> permissions,
            List<RealmGrant> grants,
            @Nullable String sessionId)
            implements Caller {

        public Subject {
            permissions = Set.copyOf(permissions);
            grants = List.copyOf(grants);
        }

        /** Whether the token permits this in that realm: its own realm, or for {@code master} one that a grant covers. */
        public boolean may(String permission, RealmId target) {
            if (!permissions.contains(permission)) {
                return false;
            }
            return realm.isMaster()
                    ? grants.stream().anyMatch(grant -> grant.covers(permission, target))
                    : realm.equals(target);
        }

        /** Whether the token, one of {@code master}, permits this in every realm. */
        public boolean mayEverywhere(String permission) {
            return realm.isMaster()
                    && permissions.contains(permission)
                    && grants.stream().anyMatch(grant -> grant.coversEvery(permission));
        }
    }

    /**
     * Another service.
     *
     * @param service its short name
     * @param realm the realm that the call is about, if any
     * @param actor the subject on whose behalf it calls, if any
     */
    record Peer(
            String service,
            @Nullable RealmId realm,
            @Nullable UUID actor) implements Caller {}
}
