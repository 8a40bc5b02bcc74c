package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.code.AuthorizationCodes;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.code.PresentedCode;
import io.opengate.auth.code.Redeeming;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.refresh.RefreshToken;
import io.opengate.auth.refresh.RefreshTokens;
import io.opengate.platform.id.Ids;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An authorization code is exchanged for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
@Component
final class CodeExchange implements Grant {

    private final AuthorizationCodes codes;
    private final RefreshTokens refreshTokens;
    private final Ids ids;

    CodeExchange(AuthorizationCodes codes, RefreshTokens refreshTokens, Ids ids) {
        this.codes = codes;
        this.refreshTokens = refreshTokens;
        this.ids = ids;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public PresentedGrant present(TokenCall call) {
        call.requireRegisteredResources();
        PresentedCode code = codes.find(call.realm().id(), call.form().required("code"))
                .filter(found -> found.grant().clientId().equals(call.client().clientId()))
                .orElseThrow(CodeExchange::refused);
        if (code.used()) {
            codes.revokeWhatItGave(code);
            throw refused();
        }
        if (!CodeBinding.holds(code.grant(), call)) {
            codes.discard(code);
            throw refused();
        }
        Set<String> scopes =
                ScopePolicy.permitted(call.registration(), code.grant().scopes());
        return new Presented(call, code, scopes, call.target(code.grant().resources()));
    }

    /** One text for every reason: what exactly is wrong helps only those who try codes. */
    private static ProtocolException refused() {
        return new ProtocolException(
                AuthProblem.INVALID_GRANT, "the code is invalid, expired, used, or was issued to another client");
    }

    private final class Presented implements PresentedGrant {

        private final TokenCall call;
        private final PresentedCode code;
        private final Set<String> scopes;
        private final Set<String> resources;

        Presented(TokenCall call, PresentedCode code, Set<String> scopes, Set<String> resources) {
            this.call = call;
            this.code = code;
            this.scopes = scopes;
            this.resources = resources;
        }

        @Override
        public Claimant claimant() {
            return new Claimant(code.grant().subject(), true, Claimant.needs(scopes));
        }

        @Override
        public Authorization consume(Issuance issuance) {
            AuthorizationGrant grant = code.grant();
            RefreshToken first = first(call.registration());
            UUID family = first == null ? null : first.family();
            Redeeming redeeming = new Redeeming(
                    issuance.tokenId(),
                    issuance.expiresAt(),
                    grant.scopes(),
                    family,
                    issuance.familyExpiresAt(),
                    call.familyConfirmation());
            return switch (codes.redeem(code, redeeming)) {
                case REDEEMED ->
                    new Authorization(
                            grant.subject(), scopes, issuance.tokenId(), SignOn.first(grant), text(first), resources);
                case REPLAYED -> {
                    codes.revokeWhatItGave(code);
                    throw refused();
                }
                case ENDED -> throw refused();
            };
        }

        private @Nullable RefreshToken first(RegisteredClient client) {
            return client.allowsGrant(GrantType.REFRESH_TOKEN.getValue())
                    ? new RefreshToken(
                            UUID.fromString(code.sid()),
                            ids.next(),
                            code.grant().subject(),
                            1,
                            claimant().needs())
                    : null;
        }

        private @Nullable String text(@Nullable RefreshToken first) {
            return first == null ? null : refreshTokens.format(call.realm().id(), first);
        }
    }
}
