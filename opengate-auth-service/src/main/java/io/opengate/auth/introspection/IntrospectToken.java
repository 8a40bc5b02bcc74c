package io.opengate.auth.introspection;

import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.refresh.RefreshTokens;
import io.opengate.auth.token.StandingTokens;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.security.AccessToken;
import io.opengate.platform.tenant.RealmRef;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Says whether a token stands, to the client that it was issued to or that it is meant for (RFC 7662 §2.2 and §4: to anybody
 * else every token is inactive).
 */
@Service
public final class IntrospectToken {

    private final StandingTokens accessTokens;
    private final StandingRefreshTokens refreshTokens;
    private final RefreshTokens texts;
    private final RedisEvents events;

    public IntrospectToken(
            StandingTokens accessTokens, StandingRefreshTokens refreshTokens, RefreshTokens texts, RedisEvents events) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.texts = texts;
        this.events = events;
    }

    /** What the caller may know of the token. */
    public TokenIntrospectionSuccessResponse introspect(RealmRef realm, AuthenticatedClient caller, String token) {
        Optional<TokenIntrospectionSuccessResponse> active = texts.parse(realm.id(), token)
                .map(refresh -> refreshTokens.describe(realm, caller, refresh))
                .orElseGet(() -> accessTokens
                        .find(realm, token)
                        .filter(found -> mayKnow(caller, found))
                        .map(AccessTokenDescription::of));
        active.ifPresent(answer -> announce(realm, caller, answer));
        return active.orElseGet(() -> new TokenIntrospectionSuccessResponse.Builder(false).build());
    }

    private static boolean mayKnow(AuthenticatedClient caller, AccessToken token) {
        String clientId = caller.clientId().value();
        return token.clientId().equals(clientId) || token.audience().contains(clientId);
    }

    private void announce(RealmRef realm, AuthenticatedClient caller, TokenIntrospectionSuccessResponse answer) {
        String subject =
                answer.getSubject() == null ? null : answer.getSubject().getValue();
        events.publishLater(EventDraft.of("token.introspected", realm.id(), subject)
                .by(caller.registration().ownSubject().toString())
                .data(Map.of("clientId", caller.clientId().value())));
    }
}
