package io.opengate.auth.requestobject;

import io.opengate.auth.authorize.AuthorizationMessage;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.RequestCarrier.Opening;
import io.opengate.auth.client.ClientSignatures;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.tenant.RealmRef;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads a request object: the signature first, then everything else, and only what is inside counts (RFC 9101 §6.3). The
 * one thing that is compared with the query is the response type, which OpenID Connect Core §6.1 wants equal.
 */
@Component
final class ReadRequestObject {

    private static final Set<String> LEADS = Set.of("request", "request_uri");

    private final ClientSignatures signatures;
    private final Issuers issuers;
    private final Clock clock;

    ReadRequestObject(ClientSignatures signatures, Issuers issuers, Clock clock) {
        this.signatures = signatures;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** The request in the object. */
    Opening read(RealmRef realm, RegisteredClient client, String text, AuthorizationParameters outer) {
        AuthorizationParameters address = outer.without(LEADS);
        Optional<RequestObject> object = RequestObject.parse(text)
                .filter(parsed -> parsed.isOf(client.metadata().requestObjectSigningAlg()));
        if (object.isEmpty()) {
            return closed("the request object is not signed as the client registered", address);
        }
        if (!signatures.isSignedBy(realm.id(), client, object.get().jwt())) {
            return closed("the signature is not the client's", address);
        }
        return RequestObjectParameters.of(object.get().claims(), client.clientId())
                .map(inner -> judge(realm, client, object.get(), inner, address))
                .orElseGet(() -> closed("a claim cannot be a parameter", address));
    }

    private Opening judge(
            RealmRef realm,
            RegisteredClient client,
            RequestObject object,
            AuthorizationParameters inner,
            AuthorizationParameters outer) {
        // what the client signed may say where it hears of an error
        AuthorizationParameters address = inner.has("redirect_uri") ? inner.without(LEADS) : outer;
        if (LEADS.stream().anyMatch(inner::has)) {
            return closed("a request object holds no further request", address);
        }
        Optional<String> fault = new RequestObjectClaims(object.claims())
                .fault(client.clientId(), issuers.of(realm.name()), clock.instant());
        if (fault.isPresent()) {
            return closed(fault.get(), address);
        }
        Optional<String> inQuery = outer.find("response_type");
        return inQuery.isPresent() && !inQuery.equals(inner.find("response_type"))
                ? closed("response_type differs from the one in the query", address)
                : new Opening.Opened(AuthorizationMessage.of(inner));
    }

    private static Opening closed(String detail, AuthorizationParameters address) {
        return new Opening.Closed(new OAuthError(AuthProblem.INVALID_REQUEST_OBJECT, detail), address);
    }
}
