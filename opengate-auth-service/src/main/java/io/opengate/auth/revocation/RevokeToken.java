package io.opengate.auth.revocation;

import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.refresh.RefreshFamilies;
import io.opengate.auth.refresh.RefreshToken;
import io.opengate.auth.refresh.RefreshTokens;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.security.AccessToken;
import io.opengate.platform.security.AccessTokens;
import io.opengate.platform.tenant.RealmRef;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Ends a token at its client's wish, durably before it answers. */
@Service
public final class RevokeToken {

    private final RefreshTokens refreshTokens;
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final RedisEvents events;

    public RevokeToken(
            RefreshTokens refreshTokens, RefreshFamilies families, AccessTokens accessTokens, RedisEvents events) {
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.accessTokens = accessTokens;
        this.events = events;
    }

    /**
     * Ends a refresh token with its family, or one access token. A token that is none, or has ended, is fine (RFC 7009 §2.2).
     *
     * @throws ProtocolException {@code invalid_grant} if it was issued to another client
     */
    public void revoke(RealmRef realm, AuthenticatedClient client, String text) {
        Optional<RefreshToken> refresh = refreshTokens.parse(realm.id(), text);
        if (refresh.isPresent()) {
            if (!families.revoke(realm.id(), refresh.get(), client.clientId().value())) {
                throw foreign();
            }
            return;
        }
        accessTokens
                .verify(text)
                .filter(token -> token.realm().id().equals(realm.id()))
                .ifPresent(token -> revoke(realm, client, token));
    }

    private void revoke(RealmRef realm, AuthenticatedClient client, AccessToken token) {
        if (!token.clientId().equals(client.clientId().value())) {
            throw foreign();
        }
        events.publish(EventDraft.of("token.revoked", realm.id(), token.subject())
                .by(token.subject())
                .data(Map.of("clientId", token.clientId(), "tokenType", "access_token", "tokenId", token.tokenId()))
                .revoking(Revocation.token(token.tokenId())));
    }

    private static ProtocolException foreign() {
        return new ProtocolException(AuthProblem.INVALID_GRANT, "the token was issued to another client");
    }
}
