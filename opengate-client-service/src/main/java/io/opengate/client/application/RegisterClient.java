package io.opengate.client.application;

import io.opengate.client.application.Client.Registration;
import io.opengate.client.application.ClientSecrets.Issued;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers a client in a realm. */
@Service
public class RegisterClient {

    private final Clients clients;
    private final ClientRules rules;
    private final ClientSecrets secrets;
    private final IdempotentCreates creates;

    RegisterClient(Clients clients, ClientRules rules, ClientSecrets secrets, IdempotentCreates creates) {
        this.clients = clients;
        this.rules = rules;
        this.secrets = secrets;
        this.creates = creates;
    }

    /**
     * What a new client is to be.
     *
     * @param clientId the chosen client id; absent: generated
     * @param secret the chosen secret of a confidential client; absent: generated
     */
    public record NewClient(
            @Nullable ClientId clientId,
            ClientType type,
            ClientSettings settings,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "NewClient[" + clientId + "]";
        }
    }

    /** A new client and, this once, its secret. */
    public record Registered(Client client, @Nullable String secret) {
        @Override
        public String toString() {
            return "Registered[" + client.clientId() + "]";
        }
    }

    /** The new client with its secret, or without it the one that an earlier request with the same key made. */
    @Transactional
    public Created<Registered> register(RealmId realm, IdempotencyKey key, NewClient request) {
        return creates.once(key, request, () -> create(realm, request), id -> load(realm, id));
    }

    private Created<Registered> create(RealmId realm, NewClient request) {
        ManagementReach.check(realm, request.settings());
        rules.check(realm, request.type(), request.settings());
        UUID id = secrets.nextId();
        ClientId clientId = request.clientId() == null ? ClientId.of(id.toString()) : request.clientId();
        if (clients.find(realm, clientId).isPresent()) {
            throw new ProblemException(ClientProblem.CLIENT_ID_TAKEN, null);
        }
        Registration registration = new Registration(clientId, request.type(), request.settings());
        Client client = Client.register(realm, registration, id, secrets.nextId(), secrets.now());
        String secret = giveSecret(client, request);
        clients.add(client, ClientEvents.created(realm, client));
        return Created.of(id, new Registered(client, secret));
    }

    private @Nullable String giveSecret(Client client, NewClient request) {
        if (client.type() == ClientType.PUBLIC) {
            if (request.secret() != null) {
                throw new ProblemException(ClientProblem.INVALID_CLIENT, null)
                        .violation("secret", "a public client has no secret");
            }
            return null;
        }
        Issued issued = secrets.issue(Optional.ofNullable(request.secret()));
        client.addSecret(issued.kept(), null, client.createdAt());
        return issued.plain();
    }

    private Registered load(RealmId realm, UUID id) {
        return new Registered(clients.find(realm, id).orElseThrow(ClientProblem::gone), null);
    }
}
