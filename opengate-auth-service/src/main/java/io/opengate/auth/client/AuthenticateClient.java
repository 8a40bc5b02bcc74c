package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds out which client sent a request, and refuses everybody else with one and the same answer. */
@Service
public final class AuthenticateClient {

    private static final Set<ClientAuthenticationMethod> BY_SECRET =
            Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final RegisteredClients clients;
    private final Map<ClientAuthenticationMethod, ClientProof> proofs;
    private final FailedAuthentications failures;

    public AuthenticateClient(
            RegisteredClients clients, Collection<ClientProof> proofs, FailedAuthentications failures) {
        this.clients = clients;
        this.proofs = proofs.stream().collect(Collectors.toUnmodifiableMap(ClientProof::method, Function.identity()));
        this.failures = failures;
    }

    /** The methods that the endpoints accept, {@code none} for public clients aside. */
    public Set<ClientAuthenticationMethod> methods() {
        return proofs.values().stream()
                .filter(ClientProof::isOffered)
                .map(ClientProof::method)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The client that sent the form: by its proof, or, if public, by its {@code client_id}.
     *
     * @throws ProtocolException {@code invalid_client} for a client that is unknown, disabled or did not prove itself
     */
    public AuthenticatedClient authenticate(RealmRef realm, ProtocolForm form) {
        Presented presented = Presented.in(form);
        return switch (presented) {
            case Presented.Secret secret -> proven(realm, form, secret, secret.method(), secret.clientId());
            case Presented.Assertion(var assertion) ->
                proven(realm, form, presented, ClientAuthenticationMethod.PRIVATE_KEY_JWT, assertion.clientId());
            case Presented.Name(var clientId) -> named(realm, form, presented, clientId);
            case Presented.Unreadable(var method) -> throw refused(realm, method, AuthenticationFault.MALFORMED);
        };
    }

    /** The same, for endpoints that public clients may not use. */
    public AuthenticatedClient authenticateConfidential(RealmRef realm, ProtocolForm form) {
        AuthenticatedClient client = authenticate(realm, form);
        if (!client.proven()) {
            throw refused(realm, ClientAuthenticationMethod.NONE, AuthenticationFault.WRONG_METHOD);
        }
        return client;
    }

    /** RFC 6749 §2.3.1, RFC 7521 §4.2: a client id beside the proof names the same client. */
    private AuthenticatedClient proven(
            RealmRef realm, ProtocolForm form, Presented presented, ClientAuthenticationMethod method, String named) {
        String inForm = form.parameter("client_id");
        if (inForm != null && !inForm.equals(named)) {
            throw new ProtocolException(AuthProblem.INVALID_REQUEST, "client_id names another client");
        }
        RegisteredClient client = find(realm, named).orElseThrow(() -> {
            // the work that a known client would cost
            Hashes.sha256(named);
            return refused(realm, method, AuthenticationFault.UNKNOWN_CLIENT);
        });
        ClientProof proof = proofs.get(method);
        if (proof == null || client.isPublic() || !isRegistered(client, method)) {
            throw refused(realm, method, AuthenticationFault.WRONG_METHOD);
        }
        return believed(proof, new ProofAttempt(realm, client, presented, form));
    }

    /** A public client says who it is; another may have proven itself to the TLS connection (RFC 8705 §2). */
    private AuthenticatedClient named(RealmRef realm, ProtocolForm form, Presented presented, @Nullable String named) {
        RegisteredClient client = Optional.ofNullable(named)
                .flatMap(id -> find(realm, id))
                .orElseThrow(() -> refused(realm, ClientAuthenticationMethod.NONE, AuthenticationFault.UNKNOWN_CLIENT));
        String registered = client.metadata().tokenEndpointAuthMethod();
        ClientProof proof = registered == null ? null : proofs.get(new ClientAuthenticationMethod(registered));
        if (!client.isPublic() && proof instanceof CertificateProof) {
            return believed(proof, new ProofAttempt(realm, client, presented, form));
        }
        if (!client.isPublic()) {
            throw refused(realm, ClientAuthenticationMethod.NONE, AuthenticationFault.WRONG_METHOD);
        }
        if (!client.enabled()) {
            throw refused(realm, ClientAuthenticationMethod.NONE, AuthenticationFault.DISABLED);
        }
        return new AuthenticatedClient(client, false);
    }

    private AuthenticatedClient believed(ClientProof proof, ProofAttempt attempt) {
        Optional<AuthenticationFault> fault = proof.fault(attempt);
        if (fault.isPresent() || !attempt.client().enabled()) {
            throw refused(attempt.realm(), proof.method(), fault.orElse(AuthenticationFault.DISABLED));
        }
        return new AuthenticatedClient(attempt.client(), true);
    }

    /** A client that registered a method has that alone; another one has its secrets. */
    private static boolean isRegistered(RegisteredClient client, ClientAuthenticationMethod method) {
        String registered = client.metadata().tokenEndpointAuthMethod();
        return registered == null ? BY_SECRET.contains(method) : registered.equals(method.getValue());
    }

    private Optional<RegisteredClient> find(RealmRef realm, String named) {
        return ClientId.parse(named).flatMap(id -> clients.find(realm.id(), id));
    }

    /** RFC 6749 §5.2 with the challenge that RFC 9110 §15.5.2 demands. */
    private ProtocolException refused(RealmRef realm, ClientAuthenticationMethod method, AuthenticationFault fault) {
        failures.count(method, fault);
        return new ProtocolException(AuthProblem.INVALID_CLIENT)
                .challenging("Basic realm=\"" + realm.name() + "\", charset=\"UTF-8\"");
    }
}
