package io.opengate.client.consent;

import io.opengate.client.application.Client;
import io.opengate.client.application.Clients;
import io.opengate.platform.id.Ids;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a user agreed to on the consent page. */
@Service
public class GrantConsent {

    private final Consents consents;
    private final Clients clients;
    private final Ids ids;
    private final Clock clock;

    GrantConsent(Consents consents, Clients clients, Ids ids, Clock clock) {
        this.consents = consents;
        this.clients = clients;
        this.ids = ids;
        this.clock = clock;
    }

    /** The scopes that the user granted to the client; none where nothing was granted. */
    @Transactional(readOnly = true)
    public List<String> granted(RealmId realm, UUID user, UUID client) {
        return consents.find(realm, user, client).map(Consent::scopes).orElse(List.of());
    }

    /** Replaces what the user granted to the client; no scope at all takes the consent back. */
    @Transactional
    public List<String> grant(RealmId realm, UUID user, UUID clientRow, Set<String> scopes) {
        Client client = clients.find(realm, clientRow)
                .filter(found -> !found.builtIn())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
        if (scopes.isEmpty()) {
            consents.find(realm, user, clientRow).ifPresent(earlier -> consents.remove(realm, earlier, client));
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Consent consent = new Consent(realm, ids.next(), user, client, scopes, now);
        consents.put(realm, consent, client);
        return consent.scopes();
    }
}
