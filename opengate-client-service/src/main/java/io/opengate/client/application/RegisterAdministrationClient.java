package io.opengate.client.application;

import io.opengate.client.application.Client.Registration;
import io.opengate.client.metadata.ClientMetadata;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the client of the master realm by which automation administers the installation. */
@Service
public class RegisterAdministrationClient {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final UUID SERVICE_ACCOUNT = UUID.fromString("00000000-0000-7000-8000-000000000004");

    private final Clients clients;
    private final ClientSecrets secrets;

    RegisterAdministrationClient(Clients clients, ClientSecrets secrets) {
        this.clients = clients;
        this.secrets = secrets;
    }

    /** What became of the request. */
    public enum Outcome {
        CREATED,
        PRESENT,
        CLIENT_ID_TAKEN
    }

    /** Makes the client unless it is there; needs the master realm in scope. */
    @Transactional
    public Outcome register(ClientId clientId, String secret) {
        if (clients.find(RealmId.MASTER, ID).isPresent()) {
            return Outcome.PRESENT;
        }
        if (clients.find(RealmId.MASTER, clientId).isPresent()) {
            return Outcome.CLIENT_ID_TAKEN;
        }
        Registration registration = new Registration(clientId, ClientType.CONFIDENTIAL, settings());
        Client client = Client.register(RealmId.MASTER, registration, ID, SERVICE_ACCOUNT, secrets.now());
        client.addSecret(secrets.issue(Optional.of(secret)).kept(), null, client.createdAt());
        clients.add(client, ClientEvents.created(RealmId.MASTER, client));
        return Outcome.CREATED;
    }

    private static ClientSettings settings() {
        return new ClientSettings(
                "Administration",
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(GrantType.CLIENT_CREDENTIALS),
                List.of(ManagementPermission.AUDIENCE),
                List.of(),
                List.of(),
                false,
                true,
                null,
                ClientMetadata.DEFAULTS);
    }
}
