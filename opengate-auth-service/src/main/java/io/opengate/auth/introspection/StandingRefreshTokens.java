package io.opengate.auth.introspection;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.refresh.LiveFamily;
import io.opengate.auth.refresh.RefreshFamilies;
import io.opengate.auth.refresh.RefreshToken;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.UserClaims;
import io.opengate.platform.tenant.RealmRef;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What introspection tells of a refresh token: to its own client, while it can be used. */
@Service
final class StandingRefreshTokens {

    private final RefreshFamilies families;
    private final UserClaims users;
    private final Issuers issuers;

    StandingRefreshTokens(RefreshFamilies families, UserClaims users, Issuers issuers) {
        this.families = families;
        this.users = users;
        this.issuers = issuers;
    }

    Optional<TokenIntrospectionSuccessResponse> describe(
            RealmRef realm, AuthenticatedClient caller, RefreshToken token) {
        return switch (families.find(realm.id(), token)) {
            case LiveFamily.Usable family
            when family.grant().clientId().equals(caller.clientId()) && isActive(realm, token) ->
                Optional.of(description(realm, family));
            case LiveFamily.Usable foreign -> Optional.empty();
            case LiveFamily.Ended ended -> Optional.empty();
        };
    }

    private boolean isActive(RealmRef realm, RefreshToken token) {
        return users.find(realm.id(), token.subject()).filter(Account::isActive).isPresent();
    }

    private TokenIntrospectionSuccessResponse description(RealmRef realm, LiveFamily.Usable family) {
        return new TokenIntrospectionSuccessResponse.Builder(true)
                .tokenType(new AccessTokenType("refresh_token"))
                .clientID(new ClientID(family.grant().clientId().value()))
                .subject(new Subject(family.grant().subject().toString()))
                .issuer(new Issuer(issuers.of(realm.name())))
                .scope(Scope.parse(String.join(" ", family.grant().scopes())))
                .expirationTime(Date.from(family.expiresAt()))
                .parameter("sid", family.grant().sid())
                .parameter("cnf", family.confirmation().map(Confirmation::claim).orElse(null))
                .build();
    }
}
