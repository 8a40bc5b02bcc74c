package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.subject.EffectiveRoles;
import org.springframework.stereotype.Service;

/**
 * Answers token requests. Calls a grant's hooks in an order that no grant can change: find what is presented, ask what may
 * fail, use it up, sign.
 */
@Service
public final class IssueTokens {

    private final Grants grants;
    private final Issuances issuances;
    private final MintTokens mint;
    private final MeterRegistry meters;

    IssueTokens(Grants grants, Issuances issuances, MintTokens mint, MeterRegistry meters) {
        this.grants = grants;
        this.issuances = issuances;
        this.mint = mint;
        this.meters = meters;
    }

    /**
     * The tokens that the request is worth.
     *
     * @throws io.opengate.auth.error.ProtocolException if it is worth none
     */
    public AccessTokenResponse issue(TokenCall call) {
        Grant grant = grants.require(call);
        PresentedGrant presented = grant.present(call);
        Issuance issuance = issuances.begin(call);
        EffectiveRoles roles = issuances.facts(call, presented.claimant());
        SigningKey key = mint.key(call, issuance);
        Authorization authorization = presented.consume(issuance);
        AccessTokenResponse answer = mint.mint(call, issuance, key, authorization, roles);
        meters.counter("opengate.token.issued", "grant", grant.type().getValue())
                .increment();
        return answer;
    }
}
