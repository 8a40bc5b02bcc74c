package io.opengate.auth.authorize;

import io.opengate.auth.client.ClientMetadata;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.pages.Failure;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Receives authorization requests from browsers: finds the request, sees that it came as its client must send it, and has it judged. */
@Component
public final class ReceiveRequest {

    private final TrustedParty parties;
    private final RequestCarriers carriers;
    private final AuthorizationRequests requests;

    ReceiveRequest(TrustedParty parties, RequestCarriers carriers, AuthorizationRequests requests) {
        this.parties = parties;
        this.carriers = carriers;
        this.requests = requests;
    }

    /** What becomes of the request that a browser brings. */
    public Judgement receive(RealmRef realm, AuthorizationParameters outer) {
        if (!realm.enabled()) {
            return new Judgement.Untrusted(Failure.DISABLED_REALM);
        }
        return switch (parties.client(realm, outer)) {
            case TrustedParty.Client.Unknown(Failure failure) -> new Judgement.Untrusted(failure);
            case TrustedParty.Client.Known(RegisteredClient client) ->
                switch (carriers.open(realm, client, outer)) {
                    case RequestCarrier.Opening.Closed(OAuthError error, var address) -> refuse(realm, address, error);
                    case RequestCarrier.Opening.Opened(AuthorizationMessage message) ->
                        missing(client.metadata(), outer, message)
                                .map(error -> refuse(realm, message.parameters(), error))
                                .orElseGet(() -> requests.judge(realm, message));
                };
        };
    }

    /** RFC 9126 §6 and RFC 9101 §10.5; what was pushed was looked at when it was pushed. */
    private static Optional<OAuthError> missing(
            ClientMetadata metadata, AuthorizationParameters outer, AuthorizationMessage message) {
        if (message.ticket() != null) {
            return Optional.empty();
        }
        if (Boolean.TRUE.equals(metadata.requirePushedAuthorizationRequests())) {
            return Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, "the client must push its requests"));
        }
        return unsigned(metadata, outer);
    }

    /** What is wrong with a request that came without a signature, or empty. */
    public static Optional<OAuthError> unsigned(ClientMetadata metadata, AuthorizationParameters outer) {
        boolean open = !outer.has("request") && !outer.has("request_uri");
        return open && Boolean.TRUE.equals(metadata.requireSignedRequestObject())
                ? Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, "the client must sign its requests"))
                : Optional.empty();
    }

    /** Only an address that is named and registered hears of it: a client's sole one is not guessed here. */
    private Judgement refuse(RealmRef realm, AuthorizationParameters address, OAuthError error) {
        return address.has("redirect_uri")
                        && parties.identify(realm, address) instanceof TrustedParty.Finding.Known(Asker asker)
                ? new Judgement.Refused(asker, error)
                : new Judgement.Untrusted(Failure.of(error.problem()));
    }
}
