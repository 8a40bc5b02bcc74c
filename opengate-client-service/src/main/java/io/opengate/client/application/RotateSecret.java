package io.opengate.client.application;

import io.opengate.client.application.ClientSecrets.Issued;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a confidential client a further secret, and takes one away. */
@Service
public class RotateSecret {

    private final Clients clients;
    private final ClientSecrets secrets;
    private final IdempotentCreates creates;

    RotateSecret(Clients clients, ClientSecrets secrets, IdempotentCreates creates) {
        this.clients = clients;
        this.secrets = secrets;
        this.creates = creates;
    }

    /**
     * What the new secret is to be.
     *
     * @param secret the chosen secret; absent: generated
     * @param overlap how long the older secret is still accepted; absent: until it is deleted or replaced
     */
    public record NewSecret(
            @Nullable String secret, @Nullable Duration overlap) {
        @Override
        public String toString() {
            return "NewSecret[overlap=" + overlap + "]";
        }
    }

    /** The new secret, in plain text this once. */
    public record Rotated(@Nullable String plain, ClientSecret kept) {
        @Override
        public String toString() {
            return "Rotated[" + kept + "]";
        }
    }

    /**
     * The new secret, or without its plain text the one that an earlier request with the same key made; without an overlap,
     * what was issued under the older one ends too.
     */
    @Transactional
    public Created<Rotated> rotate(RealmId realm, UUID id, IdempotencyKey key, NewSecret request) {
        return creates.once(
                key, new ForClient(id, request), () -> add(realm, id, request), made -> load(realm, id, made));
    }

    /** The same content for another client is another request. */
    private record ForClient(UUID client, NewSecret request) {}

    private Created<Rotated> add(RealmId realm, UUID id, NewSecret request) {
        Client client = confidential(realm, id);
        Instant now = secrets.now();
        Issued issued = secrets.issue(Optional.ofNullable(request.secret()));
        Duration overlap = request.overlap();
        client.addSecret(issued.kept(), overlap == null ? null : now.plus(overlap), now);
        clients.changed(
                overlap != null && overlap.isZero()
                        ? ClientEvents.secretEnded(realm, client)
                        : ClientEvents.secretAdded(realm, client));
        return Created.of(issued.kept().id(), new Rotated(issued.plain(), issued.kept()));
    }

    /** Ends a secret at once, and what was issued to the client with it. */
    @Transactional
    public void remove(RealmId realm, UUID id, UUID secret) {
        Client client = confidential(realm, id);
        if (!client.removeSecret(secret, secrets.now())) {
            throw ClientProblem.gone();
        }
        clients.changed(ClientEvents.secretEnded(realm, client));
    }

    private Rotated load(RealmId realm, UUID id, UUID secret) {
        return confidential(realm, id).liveSecrets(secrets.now()).stream()
                .filter(kept -> kept.id().equals(secret))
                .findFirst()
                .map(kept -> new Rotated(null, kept))
                .orElseThrow(ClientProblem::gone);
    }

    private Client confidential(RealmId realm, UUID id) {
        Client client = clients.find(realm, id).orElseThrow(ClientProblem::gone);
        if (client.builtIn()) {
            throw new ProblemException(ClientProblem.BUILT_IN, null);
        }
        if (client.type() == ClientType.PUBLIC) {
            throw new ProblemException(ClientProblem.NO_SECRET, null);
        }
        ManagementReach.check(realm, client.settings());
        return client;
    }
}
