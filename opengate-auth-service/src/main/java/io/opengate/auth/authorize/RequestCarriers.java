package io.opengate.auth.authorize;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.platform.tenant.RealmRef;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the request behind the parameters that were sent. */
@Component
public final class RequestCarriers {

    /** Parameters that lead elsewhere; the request itself holds neither (RFC 9101 §4). */
    private static final Set<String> LEADS = Set.of("request", "request_uri");

    private final List<RequestCarrier> carriers;

    RequestCarriers(List<RequestCarrier> carriers) {
        this.carriers = List.copyOf(carriers);
    }

    /** The request: what the parameters lead to, or they themselves where they lead nowhere. */
    public RequestCarrier.Opening open(RealmRef realm, RegisteredClient client, AuthorizationParameters outer) {
        if (LEADS.stream().noneMatch(outer::has)) {
            return new RequestCarrier.Opening.Opened(AuthorizationMessage.of(outer));
        }
        AuthorizationParameters address = outer.without(LEADS);
        if (!outer.repeated().isEmpty()) {
            return closed(AuthProblem.DUPLICATE_PARAMETER, address);
        }
        List<RequestCarrier> found =
                carriers.stream().filter(carrier -> carrier.carries(outer)).toList();
        if (LEADS.stream().allMatch(outer::has) || found.size() > 1) {
            return new RequestCarrier.Opening.Closed(
                    new OAuthError(AuthProblem.INVALID_REQUEST, "request and request_uri exclude each other"), address);
        }
        return found.isEmpty()
                ? closed(AuthProblem.INVALID_REQUEST_URI, address)
                : found.getFirst().open(realm, client, outer);
    }

    private static RequestCarrier.Opening closed(AuthProblem problem, AuthorizationParameters address) {
        return new RequestCarrier.Opening.Closed(OAuthError.of(problem), address);
    }
}
