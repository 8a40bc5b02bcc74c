package io.opengate.auth.requestobject;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.RequestCarrier;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.platform.egress.Egress;
import io.opengate.platform.egress.EgressAnswer;
import io.opengate.platform.egress.EgressRequest;
import io.opengate.platform.tenant.RealmRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code request_uri} that names an address: the object is fetched there, if the client registered the address (RFC 9101
 * §5.2, OpenID Connect Core §6.2). Its fragment only names a version and is left out.
 */
@Component
final class RequestByReference implements RequestCarrier {

    private static final Logger log = LoggerFactory.getLogger(RequestByReference.class);

    private static final int MAXIMUM_BYTES = 32 * 1024;

    private static final String MEDIA_TYPES = "application/oauth-authz-req+jwt, application/jwt";

    private final ReadRequestObject objects;
    private final Egress egress;

    RequestByReference(ReadRequestObject objects, Egress egress) {
        this.objects = objects;
        this.egress = egress;
    }

    @Override
    public boolean carries(AuthorizationParameters outer) {
        return outer.find("request_uri").filter(RequestByReference::isWeb).isPresent();
    }

    private static boolean isWeb(String uri) {
        return uri.regionMatches(true, 0, "https:", 0, 6) || uri.regionMatches(true, 0, "http:", 0, 5);
    }

    @Override
    public Opening open(RealmRef realm, RegisteredClient client, AuthorizationParameters outer) {
        String address = withoutFragment(outer.find("request_uri").orElseThrow());
        List<String> registered = client.metadata().requestUris();
        boolean known = registered != null
                && registered.stream().map(RequestByReference::withoutFragment).anyMatch(address::equals);
        if (!known) {
            return closed("request_uri is not registered", outer);
        }
        return fetch(client, address)
                .map(text -> objects.read(realm, client, text.strip(), outer))
                .orElseGet(() -> closed("the request object cannot be fetched", outer));
    }

    private Optional<String> fetch(RegisteredClient client, String address) {
        return switch (egress.send(EgressRequest.get(URI.create(address), MEDIA_TYPES, MAXIMUM_BYTES))) {
            case EgressAnswer.Received answer when answer.status() == 200 -> Optional.of(answer.text());
            case EgressAnswer.Received answer -> refused(client, Integer.toString(answer.status()));
            case EgressAnswer.Failed(var reason) -> refused(client, reason.name());
        };
    }

    private static Optional<String> refused(RegisteredClient client, String reason) {
        log.info("a request object of client {} cannot be fetched: {}", client.clientId(), reason);
        return Optional.empty();
    }

    private static String withoutFragment(String uri) {
        int fragment = uri.indexOf('#');
        return fragment < 0 ? uri : uri.substring(0, fragment);
    }

    private static Opening closed(String detail, AuthorizationParameters outer) {
        return new Opening.Closed(
                new OAuthError(AuthProblem.INVALID_REQUEST_URI, detail), outer.without(Set.of("request_uri")));
    }
}
