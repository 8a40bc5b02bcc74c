package io.opengate.client.consent;

import io.opengate.client.application.Client;
import io.opengate.client.application.Clients;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists what a user granted, and takes it back. */
@Service
public class RevokeConsent {

    private final Consents consents;
    private final Clients clients;

    RevokeConsent(Consents consents, Clients clients) {
        this.consents = consents;
        this.clients = clients;
    }

    /** A consent and the client that has it. */
    public record Given(Consent consent, Client client) {}

    /** A user's consents after a client, in the order of the clients' resource ids. */
    @Transactional(readOnly = true)
    public List<Given> list(RealmId realm, UUID user, UUID afterClient, int limit) {
        return consents.ofUser(realm, user, afterClient, limit).stream()
                .map(found -> new Given(found.consent(), found.client()))
                .toList();
    }

    /** Takes the consent back: the client has to ask again. */
    @Transactional
    public void revoke(RealmId realm, UUID id) {
        Consent consent =
                consents.find(realm, id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
        Client client = clients.find(realm, consent.client()).orElseThrow();
        consents.remove(realm, consent, client);
    }
}
