package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Finds out which client sent a request, and refuses everybody else with one and the same answer. */
@Service
public final class AuthenticateClient {

    private final RegisteredClients clients;
    private final Map<ClientAuthenticationMethod, ClientProof> proofs;
    private final Clock clock;

    public AuthenticateClient(RegisteredClients clients, Collection<ClientProof> proofs, Clock clock) {
        this.clients = clients;
        this.proofs = proofs.stream().collect(Collectors.toUnmodifiableMap(ClientProof::method, Function.identity()));
        this.clock = clock;
    }

    /** The methods that the endpoints accept, {@code none} for public clients aside. */
    public Set<ClientAuthenticationMethod> methods() {
        return proofs.keySet();
    }

    /**
     * The client that sent the form: by its proof, or, if public, by its {@code client_id}.
     *
     * @throws ProtocolException {@code invalid_client} for a client that is unknown, disabled or did not prove itself
     */
    public AuthenticatedClient authenticate(RealmRef realm, ProtocolForm form) {
        List<ClientAuthentication> presented = presented(realm, form);
        if (presented.size() > 1 || hasSecretTwice(form)) {
            throw new ProtocolException(
                    AuthProblem.INVALID_REQUEST, "more than one method of client authentication (RFC 6749 §2.3)");
        }
        return presented.isEmpty() ? identified(realm, form) : proven(realm, form, presented.getFirst());
    }

    /** The same, for endpoints that public clients may not use. */
    public AuthenticatedClient authenticateConfidential(RealmRef realm, ProtocolForm form) {
        AuthenticatedClient client = authenticate(realm, form);
        if (!client.proven()) {
            throw refused(realm);
        }
        return client;
    }

    private AuthenticatedClient proven(RealmRef realm, ProtocolForm form, ClientAuthentication presented) {
        String named = presented.getClientID().getValue();
        String inForm = form.parameter("client_id");
        if (inForm != null && !inForm.equals(named)) {
            throw new ProtocolException(AuthProblem.INVALID_REQUEST, "client_id names another client");
        }
        ClientProof proof = proofs.get(presented.getMethod());
        Optional<RegisteredClient> client = find(realm, named);
        if (proof == null || client.isEmpty()) {
            // the work that a known client would cost
            Hashes.sha256(named);
            throw refused(realm);
        }
        RegisteredClient found = client.get();
        boolean good = proof.proves(realm, found, presented, clock.instant());
        if (!good || !found.enabled() || found.isPublic()) {
            throw refused(realm);
        }
        return new AuthenticatedClient(found, true);
    }

    private AuthenticatedClient identified(RealmRef realm, ProtocolForm form) {
        String named = form.parameter("client_id");
        return Optional.ofNullable(named)
                .flatMap(id -> find(realm, id))
                .filter(client -> client.isPublic() && client.enabled())
                .map(client -> new AuthenticatedClient(client, false))
                .orElseThrow(() -> refused(realm));
    }

    private Optional<RegisteredClient> find(RealmRef realm, String named) {
        return ClientId.parse(named).flatMap(id -> clients.find(realm.id(), id));
    }

    private static boolean hasSecretTwice(ProtocolForm form) {
        String header = form.request().getAuthorization();
        return form.parameter("client_secret") != null
                && header != null
                && header.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private static List<ClientAuthentication> presented(RealmRef realm, ProtocolForm form) {
        try {
            // the library answers null, not an empty list, where nothing was presented
            List<ClientAuthentication> found = ClientAuthentication.parseCandidates(form.request());
            return Objects.requireNonNullElse(found, List.of());
        } catch (ParseException | IllegalArgumentException malformed) {
            throw refused(realm);
        }
    }

    /** RFC 6749 §5.2 with the challenge that RFC 9110 §15.5.2 demands. */
    private static ProtocolException refused(RealmRef realm) {
        return new ProtocolException(AuthProblem.INVALID_CLIENT)
                .challenging("Basic realm=\"" + realm.name() + "\", charset=\"UTF-8\"");
    }
}
