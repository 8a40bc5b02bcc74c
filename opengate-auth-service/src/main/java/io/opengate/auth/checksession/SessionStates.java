package io.opengate.auth.checksession;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.session.BrowserState;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Tokens;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the {@code session_state} of authorization responses (OpenID Connect Session Management 1.0 §2 and §3.2). */
public final class SessionStates {

    private SessionStates() {}

    /** The same answer with a session state, where it is a success. */
    public static AuthorizationResponse in(AuthorizationResponse response, ClientId client, String sid) {
        State state = of(client, response.getRedirectionURI(), sid);
        if (state == null || !response.indicatesSuccess()) {
            return response;
        }
        AuthorizationSuccessResponse success = response.toSuccessResponse();
        return new AuthenticationSuccessResponse(
                success.getRedirectionURI(),
                success.getAuthorizationCode(),
                success instanceof AuthenticationSuccessResponse known ? known.getIDToken() : null,
                success.getAccessToken(),
                success.getState(),
                state,
                success.getIssuer(),
                success.getResponseMode());
    }

    /**
     * What the client later asks the frame about: bound to the client, the origin of its page and the browser's state, and
     * salted. Null where the redirect URI has no origin, since no page of it can ask.
     */
    private static @Nullable State of(ClientId client, URI redirectUri, String sid) {
        String origin = origin(redirectUri);
        return origin == null ? null : new State(of(client, origin, BrowserState.of(sid), Tokens.random()));
    }

    private static String of(ClientId client, String origin, String browserState, String salt) {
        return Hashes.sha256(client + " " + origin + " " + browserState + " " + salt) + "." + salt;
    }

    /** The origin as browsers write it (RFC 6454 §6.2). */
    private static @Nullable String origin(URI uri) {
        String scheme = uri.getScheme();
        boolean secure = "https".equalsIgnoreCase(scheme);
        if (uri.getHost() == null || !(secure || "http".equalsIgnoreCase(scheme))) {
            return null;
        }
        int usual = secure ? 443 : 80;
        String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return (scheme + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + port;
    }
}
