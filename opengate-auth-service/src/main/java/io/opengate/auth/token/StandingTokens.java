package io.opengate.auth.token;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
import io.opengate.auth.session.SignOnSessions;
import io.opengate.platform.security.AccessToken;
import io.opengate.platform.security.AccessTokens;
import io.opengate.platform.tenant.RealmRef;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Access tokens that were issued in a realm and still stand: verified, not revoked, not expired by a second, of a client that
 * is enabled and of a session that lives. One round trip at most.
 */
@Service
public final class StandingTokens {

    private final AccessTokens tokens;
    private final RegisteredClients clients;
    private final SignOnSessions sessions;
    private final Clock clock;

    public StandingTokens(AccessTokens tokens, RegisteredClients clients, SignOnSessions sessions, Clock clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The token, or empty when it was not issued in that realm or does not stand any more. */
    public Optional<AccessToken> find(RealmRef realm, String serialized) {
        return tokens.verify(serialized)
                .filter(token -> token.realm().id().equals(realm.id()))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .filter(token -> isClientEnabled(realm, token) && isSessionAlive(realm, token));
    }

    private boolean isClientEnabled(RealmRef realm, AccessToken token) {
        return ClientId.parse(token.clientId())
                .flatMap(id -> clients.find(realm.id(), id))
                .filter(RegisteredClient::enabled)
                .isPresent();
    }

    private boolean isSessionAlive(RealmRef realm, AccessToken token) {
        String sid = token.sessionId();
        return sid == null || sessions.find(realm.id(), sid).isPresent();
    }
}
