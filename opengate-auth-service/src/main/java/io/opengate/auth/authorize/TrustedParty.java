package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
import io.opengate.auth.pages.Failure;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.tenant.RealmRef;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The first question of all: which client asks, and is the address for the answer one of its own? */
@Component
final class TrustedParty {

    private final RegisteredClients clients;
    private final Issuers issuers;
    private final ResponseModes modes;

    TrustedParty(RegisteredClients clients, Issuers issuers, ResponseModes modes) {
        this.clients = clients;
        this.issuers = issuers;
        this.modes = modes;
    }

    /** Whether anything may be sent back. */
    sealed interface Finding {

        /** A known client with an address of its own. */
        record Known(Asker asker) implements Finding {}

        /** Nobody known, or somebody else's address. */
        record Unknown(Failure failure) implements Finding {}
    }

    /** Who asks. */
    sealed interface Client {

        /** An enabled client. */
        record Known(RegisteredClient client) implements Client {}

        /** Nobody. */
        record Unknown(Failure failure) implements Client {}
    }

    Finding identify(RealmRef realm, AuthorizationParameters parameters) {
        return switch (client(realm, parameters)) {
            case Client.Unknown(Failure failure) -> new Finding.Unknown(failure);
            case Client.Known(RegisteredClient client) ->
                redirectUri(client, parameters)
                        .<Finding>map(
                                uri -> new Finding.Known(new Asker(realm, client, address(realm, uri, parameters))))
                        .orElseGet(() -> new Finding.Unknown(Failure.UNREGISTERED_REDIRECT));
        };
    }

    Client client(RealmRef realm, AuthorizationParameters parameters) {
        if (parameters.isTooLong() || isRepeated(parameters, "client_id") || isRepeated(parameters, "redirect_uri")) {
            return new Client.Unknown(Failure.UNREADABLE_REQUEST);
        }
        return parameters
                .find("client_id")
                .flatMap(ClientId::parse)
                .flatMap(id -> clients.find(realm.id(), id))
                .filter(RegisteredClient::enabled)
                .<Client>map(Client.Known::new)
                .orElseGet(() -> new Client.Unknown(Failure.UNKNOWN_CLIENT));
    }

    private static boolean isRepeated(AuthorizationParameters parameters, String name) {
        return parameters.repeated().contains(name);
    }

    /** It may be left out where the client has one and does not ask for an ID token (RFC 6749 §3.1.2.3). */
    private static Optional<URI> redirectUri(RegisteredClient client, AuthorizationParameters parameters) {
        Optional<String> sent = parameters.find("redirect_uri");
        boolean only = client.redirectUris().size() == 1 && !isOpenId(parameters);
        Optional<String> uri = sent.isEmpty() && only
                ? client.redirectUris().stream().findFirst()
                : sent.filter(asked -> RedirectUris.contains(client.redirectUris(), asked));
        return uri.map(URI::create);
    }

    private static boolean isOpenId(AuthorizationParameters parameters) {
        return parameters.find("scope").orElse("").contains("openid");
    }

    private ReturnAddress address(RealmRef realm, URI uri, AuthorizationParameters parameters) {
        boolean stateIsOne = !isRepeated(parameters, "state");
        return new ReturnAddress(
                uri,
                parameters.has("redirect_uri"),
                modes.of(parameters),
                stateIsOne ? parameters.find("state").map(State::new).orElse(null) : null,
                new Issuer(issuers.of(realm.name())));
    }
}
