package io.opengate.auth.logout;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.IdTokenHints;
import io.opengate.auth.authorize.RedirectUris;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
import io.opengate.auth.pages.Failure;
import io.opengate.platform.tenant.RealmRef;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges logout requests (OpenID Connect RP-Initiated Logout 1.0 §2 and §3). */
@Component
public final class LogoutRequests {

    private final IdTokenHints hints;
    private final RegisteredClients clients;

    LogoutRequests(IdTokenHints hints, RegisteredClients clients) {
        this.hints = hints;
        this.clients = clients;
    }

    /** What becomes of a logout request. */
    public sealed interface Verdict {

        /** It is valid. */
        record Accepted(LogoutDemand demand) implements Verdict {}

        /** It is not; nothing ends, and nobody is sent anywhere. */
        record Refused(Failure failure) implements Verdict {}
    }

    /** What becomes of the request. */
    public Verdict judge(RealmRef realm, AuthorizationParameters parameters) {
        if (!parameters.repeated().isEmpty()) {
            return new Verdict.Refused(Failure.UNREADABLE_REQUEST);
        }
        IdTokenHints.Hint hint = parameters
                .find("id_token_hint")
                .flatMap(token -> hints.read(realm, token))
                .orElse(null);
        Optional<String> named = parameters.find("client_id");
        if (hint != null && named.isPresent() && !hint.audience().contains(named.get())) {
            return new Verdict.Refused(Failure.UNKNOWN_CLIENT);
        }
        Optional<RegisteredClient> client = named.or(() -> onlyAudience(hint))
                .flatMap(ClientId::parse)
                .flatMap(id -> clients.find(realm.id(), id))
                .filter(RegisteredClient::enabled);
        if (named.isPresent() && client.isEmpty()) {
            return new Verdict.Refused(Failure.UNKNOWN_CLIENT);
        }
        return target(parameters, client, hint);
    }

    private static Verdict target(
            AuthorizationParameters parameters, Optional<RegisteredClient> client, IdTokenHints.@Nullable Hint hint) {
        Optional<String> asked = parameters.find("post_logout_redirect_uri");
        String name = client.map(RegisteredClient::title).orElse(null);
        if (asked.isEmpty()) {
            return new Verdict.Accepted(new LogoutDemand(hint, name, null));
        }
        if (client.isEmpty()) {
            boolean badHint = hint == null && parameters.find("id_token_hint").isPresent();
            return new Verdict.Refused(badHint ? Failure.INVALID_ID_TOKEN_HINT : Failure.NAMELESS_LOGOUT);
        }
        return RedirectUris.contains(client.get().postLogoutRedirectUris(), asked.get())
                ? new Verdict.Accepted(new LogoutDemand(hint, name, withState(asked.get(), parameters)))
                : new Verdict.Refused(Failure.UNREGISTERED_LOGOUT_REDIRECT);
    }

    private static Optional<String> onlyAudience(IdTokenHints.@Nullable Hint hint) {
        return hint == null || hint.audience().size() != 1
                ? Optional.empty()
                : hint.audience().stream().findFirst();
    }

    /** The redirect URI was compared as it is; only the state is added to its query. */
    private static URI withState(String uri, AuthorizationParameters parameters) {
        return parameters
                .find("state")
                .map(state -> uri
                        + (uri.indexOf('?') < 0 ? "?" : "&")
                        + "state="
                        + URLEncoder.encode(state, StandardCharsets.UTF_8))
                .map(URI::create)
                .orElseGet(() -> URI.create(uri));
    }
}
