package io.opengate.auth.par;

import io.opengate.auth.authorize.AuthorizationMessage;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.RequestCarrier;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.platform.tenant.RealmRef;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code request_uri} that names a pushed request (RFC 9126 §4): nothing else in the query counts. */
@Component
final class PushedRequestCarrier implements RequestCarrier {

    private final PushedRequests requests;

    PushedRequestCarrier(PushedRequests requests) {
        this.requests = requests;
    }

    @Override
    public boolean carries(AuthorizationParameters outer) {
        return outer.find("request_uri").filter(RequestReference::isMeant).isPresent();
    }

    @Override
    public Opening open(RealmRef realm, RegisteredClient client, AuthorizationParameters outer) {
        return outer.find("request_uri")
                .flatMap(RequestReference::parse)
                .map(RequestReference::ticket)
                .flatMap(ticket -> requests.open(realm.id(), ticket, client.clientId())
                        .<Opening>map(kept -> new Opening.Opened(new AuthorizationMessage(kept, ticket))))
                .orElseGet(() -> new Opening.Closed(
                        new OAuthError(
                                AuthProblem.INVALID_REQUEST_URI,
                                "the pushed request is unknown, has expired or has been answered"),
                        outer.without(Set.of("request_uri"))));
    }
}
