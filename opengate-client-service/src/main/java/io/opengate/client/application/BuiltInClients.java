package io.opengate.client.application;

import io.opengate.client.metadata.ClientMetadata;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The clients that every realm has and nobody changes. They are code, not rows. */
final class BuiltInClients {

    private static final UUID MANAGEMENT = UUID.fromString("00000000-0000-7000-8000-000000000010");
    private static final ClientId MANAGEMENT_ID = ClientId.of(ManagementPermission.AUDIENCE);

    private BuiltInClients() {}

    /** The management API: a resource server, whose roles are the management permissions. */
    static Client management(RealmId realm) {
        return Client.builtIn(realm, MANAGEMENT, MANAGEMENT_ID, settings("OpenGate management API"));
    }

    static Optional<Client> find(RealmId realm, UUID id) {
        return MANAGEMENT.equals(id) ? Optional.of(management(realm)) : Optional.empty();
    }

    static Optional<Client> find(RealmId realm, ClientId clientId) {
        return MANAGEMENT_ID.equals(clientId) ? Optional.of(management(realm)) : Optional.empty();
    }

    private static ClientSettings settings(String name) {
        return new ClientSettings(
                name,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                true,
                null,
                ClientMetadata.DEFAULTS);
    }
}
