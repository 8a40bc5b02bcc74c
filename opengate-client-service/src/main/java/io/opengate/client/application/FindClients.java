package io.opengate.client.application;

import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the clients of a realm, the built-in ones among them. */
@Service
@Transactional(readOnly = true)
public class FindClients {

    private final Clients clients;
    private final ClientSecrets secrets;

    FindClients(Clients clients, ClientSecrets secrets) {
        this.clients = clients;
        this.secrets = secrets;
    }

    /** A client with the secrets that are accepted now, the newest first. */
    public record WithSecrets(Client client, List<ClientSecret> secrets) {}

    /** The client; a problem where there is none. */
    public Client get(RealmId realm, UUID id) {
        return clients.find(realm, id).orElseThrow(ClientProblem::gone);
    }

    /** The client with its live secrets; a problem where there is none. */
    public WithSecrets withSecrets(RealmId realm, UUID id) {
        return withSecrets(get(realm, id));
    }

    /** The client that presents that name, with its live secrets. */
    public Optional<WithSecrets> withSecrets(RealmId realm, ClientId clientId) {
        return clients.find(realm, clientId).map(this::withSecrets);
    }

    /** The client whose own tokens have that subject. */
    public Optional<Client> ofServiceAccount(RealmId realm, UUID serviceAccount) {
        return clients.findByServiceAccount(realm, serviceAccount);
    }

    /** The clients that match, in the order of their client ids. */
    public List<Client> list(RealmId realm, ClientSearch search) {
        return clients.list(realm, search);
    }

    /** The web origins of all enabled clients, sorted. */
    public List<String> webOrigins(RealmId realm) {
        return clients.webOrigins(realm);
    }

    private WithSecrets withSecrets(Client client) {
        Instant now = secrets.now();
        return new WithSecrets(client, client.liveSecrets(now));
    }
}
