package io.opengate.auth.userinfo;

import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.AccountClaims;
import io.opengate.auth.subject.UserClaims;
import io.opengate.auth.token.StandingTokens;
import io.opengate.platform.security.AccessToken;
import io.opengate.platform.tenant.RealmRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Tells who presents an access token about the person behind it. */
@Service
public final class TellUserInfo {

    private final StandingTokens tokens;
    private final TokenPossession possession;
    private final UserClaims users;
    private final Issuers issuers;

    TellUserInfo(StandingTokens tokens, TokenPossession possession, UserClaims users, Issuers issuers) {
        this.tokens = tokens;
        this.possession = possession;
        this.users = users;
        this.issuers = issuers;
    }

    /**
     * The claims that the token's scopes give.
     *
     * @throws ProtocolException if the token does not stand, is bound to what the request does not prove, has no scope
     *     {@code openid}, is meant for other resource servers alone, or is about nobody active
     */
    public UserInfo tell(TokenUse use) {
        RealmRef realm = use.realm();
        AccessToken token = tokens.find(realm, use.token().text()).orElseThrow(() -> invalid(use));
        possession.require(use, token);
        if (!token.scope().contains("openid")) {
            throw TokenRefusals.of(
                    realm,
                    use.token().scheme(),
                    AuthProblem.INSUFFICIENT_SCOPE,
                    "the access token lacks the scope openid");
        }
        if (!token.audience().contains(issuers.of(realm.name()))) {
            throw invalid(use);
        }
        Account account = account(realm, token).filter(Account::isActive).orElseThrow(() -> invalid(use));
        UserInfo info = new UserInfo(new Subject(token.subject()));
        AccountClaims.of(account, token.scope()).forEach(info::setClaim);
        AccountClaims.named(account, asked(token)).forEach(info::setClaim);
        return info;
    }

    /** What the client asked for claim by claim, as far as it may have it: the token was given for that. */
    private static List<String> asked(AccessToken token) {
        return token.claims().getClaim("userinfo_claims") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Optional<Account> account(RealmRef realm, AccessToken token) {
        try {
            return users.find(realm.id(), UUID.fromString(token.subject()));
        } catch (IllegalArgumentException notAPerson) {
            return Optional.empty();
        }
    }

    private static ProtocolException invalid(TokenUse use) {
        return TokenRefusals.of(
                use.realm(),
                use.token().scheme(),
                AuthProblem.INVALID_TOKEN,
                "the access token is malformed, expired, revoked or not meant for this endpoint");
    }
}
