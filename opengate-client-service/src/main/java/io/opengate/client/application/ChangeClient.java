package io.opengate.client.application;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes and deletes the clients of a realm; what a client loses ends for its tokens too. */
@Service
public class ChangeClient {

    private final Clients clients;
    private final ClientRules rules;
    private final ClientSecrets secrets;

    ChangeClient(Clients clients, ClientRules rules, ClientSecrets secrets) {
        this.clients = clients;
        this.rules = rules;
        this.secrets = secrets;
    }

    /** The client with changed settings. */
    @Transactional
    public Client change(RealmId realm, UUID id, IfMatch match, UnaryOperator<ClientSettings> change) {
        Client client = own(realm, id);
        match.check(client.version());
        ClientSettings before = client.settings();
        ClientSettings after = change.apply(before);
        ManagementReach.check(realm, after);
        rules.check(realm, client.type(), after);
        client.change(after, secrets.nextId(), secrets.now());
        clients.changed(ClientEvents.updated(realm, client, before));
        return client;
    }

    /** Deletes the client with its secrets and consents. */
    @Transactional
    public void delete(RealmId realm, UUID id, IfMatch match) {
        Client client = own(realm, id);
        match.check(client.version());
        clients.remove(client, ClientEvents.deleted(realm, client));
    }

    private Client own(RealmId realm, UUID id) {
        Client client = clients.find(realm, id).orElseThrow(ClientProblem::gone);
        if (client.builtIn()) {
            throw new ProblemException(ClientProblem.BUILT_IN, null);
        }
        ManagementReach.check(realm, client.settings());
        return client;
    }
}
