package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.subject.EffectiveRoles;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Issues tokens at the authorization endpoint (OpenID Connect Core §3.2.2.5 and §3.3.2.5), in the order of the token
 * endpoint: ask what may fail, put it on record, sign.
 */
@Service
public final class IssueInFrontChannel {

    private final Issuances issuances;
    private final MintTokens mint;
    private final FrontChannelRecord record;
    private final MeterRegistry meters;

    IssueInFrontChannel(Issuances issuances, MintTokens mint, FrontChannelRecord record, MeterRegistry meters) {
        this.issuances = issuances;
        this.mint = mint;
        this.record = record;
        this.meters = meters;
    }

    /**
     * The tokens, or empty when the session has ended meanwhile.
     *
     * @throws io.opengate.auth.error.ProtocolException if the realm or the account is not active
     */
    public Optional<FrontChannelTokens> issue(FrontChannelIssue issue) {
        AuthorizationGrant grant = issue.grant();
        Issuance issuance = issuances.begin(issue.realm().id(), issue.client());
        Set<String> scopes = issue.wantsAccessToken() ? grant.scopes() : Set.of();
        Claimant claimant = new Claimant(grant.subject(), true, Claimant.needs(scopes));
        EffectiveRoles roles = issuances.facts(issue.realm().id(), claimant);
        SigningKey key = mint.key(issue.realm().id(), issue.client(), issuance);
        if (!record.put(grant, issue.type(), issue.wantsAccessToken() ? issuance.tokenId() : null)) {
            return Optional.empty();
        }
        Authorization authorization = new Authorization(
                grant.subject(), grant.scopes(), issuance.tokenId(), SignOn.first(grant), null, grant.resources());
        Minting minting = new Minting(issue.realm(), issue.client(), issuance, key, authorization);
        AccessToken token = issue.wantsAccessToken() ? mint.accessToken(minting, roles, null) : null;
        meters.counter("opengate.token.issued", "grant", "implicit").increment();
        return Optional.of(new FrontChannelTokens(
                token, issue.wantsIdToken() ? mint.idToken(minting, companions(issue, token)) : null));
    }

    private static Companions companions(FrontChannelIssue issue, @Nullable AccessToken token) {
        AuthorizationCode code = issue.code() == null ? null : new AuthorizationCode(issue.code());
        return new Companions(token, code, issue.isIdTokenAlone());
    }
}
