package io.opengate.auth.userinfo;

import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.AccountClaims;
import io.opengate.auth.subject.UserClaims;
import io.opengate.auth.token.StandingTokens;
import io.opengate.platform.security.AccessToken;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Tells the bearer of an access token about the person behind it. */
@Service
public final class TellUserInfo {

    private final StandingTokens tokens;
    private final UserClaims users;

    public TellUserInfo(StandingTokens tokens, UserClaims users) {
        this.tokens = tokens;
        this.users = users;
    }

    /**
     * The claims that the token's scopes give.
     *
     * @throws ProtocolException if the token does not stand, has no scope {@code openid} or is about nobody active
     */
    public UserInfo tell(RealmRef realm, String serialized) {
        AccessToken token = tokens.find(realm, serialized).orElseThrow(() -> invalid(realm));
        if (!token.scope().contains("openid")) {
            throw BearerToken.refused(realm, AuthProblem.INSUFFICIENT_SCOPE, "the access token lacks the scope openid");
        }
        Account account = account(realm, token).filter(Account::isActive).orElseThrow(() -> invalid(realm));
        UserInfo info = new UserInfo(new Subject(token.subject()));
        AccountClaims.of(account, token.scope()).forEach(info::setClaim);
        return info;
    }

    private Optional<Account> account(RealmRef realm, AccessToken token) {
        try {
            return users.find(realm.id(), UUID.fromString(token.subject()));
        } catch (IllegalArgumentException notAPerson) {
            return Optional.empty();
        }
    }

    private static ProtocolException invalid(RealmRef realm) {
        return BearerToken.refused(
                realm,
                AuthProblem.INVALID_TOKEN,
                "the access token is malformed, expired, revoked or not of this realm");
    }
}
