package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.refresh.RefreshFamilies;
import io.opengate.auth.refresh.RefreshToken;
import io.opengate.auth.refresh.RefreshTokens;
import io.opengate.auth.refresh.Rotation;
import io.opengate.auth.refresh.RotationRequest;
import io.opengate.platform.crypto.Hashes;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A refresh token is exchanged for an access token and its successor (RFC 6749 §6, RFC 9700 §4.14.2). */
@Component
final class RefreshExchange implements Grant {

    private static final Set<String> CREDENTIALS = Set.of("refresh_token", "client_secret", "client_assertion");

    private final RefreshFamilies families;
    private final RefreshTokens refreshTokens;

    RefreshExchange(RefreshFamilies families, RefreshTokens refreshTokens) {
        this.families = families;
        this.refreshTokens = refreshTokens;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public PresentedGrant present(TokenCall call) {
        call.requireRegisteredResources();
        RefreshToken token = refreshTokens
                .parse(call.realm().id(), call.form().required("refresh_token"))
                .orElseThrow(RefreshExchange::refused);
        return new Presented(call, token);
    }

    private static ProtocolException refused() {
        return new ProtocolException(
                AuthProblem.INVALID_GRANT,
                "the refresh token is invalid, expired, used, revoked, or was issued to another client");
    }

    private final class Presented implements PresentedGrant {

        private final TokenCall call;
        private final RefreshToken token;

        Presented(TokenCall call, RefreshToken token) {
            this.call = call;
            this.token = token;
        }

        @Override
        public Claimant claimant() {
            return new Claimant(token.subject(), true, token.needs());
        }

        @Override
        public Authorization consume(Issuance issuance) {
            RotationRequest request = new RotationRequest(
                    call.realm().id(),
                    token,
                    call.client(),
                    call.scopes(),
                    call.resources(),
                    digest(),
                    issuance.tokenId(),
                    issuance.expiresAt(),
                    call.confirmation());
            return switch (families.rotate(request)) {
                case Rotation.Rotated(var grant, var successor) -> authorized(grant, successor, issuance.tokenId());
                case Rotation.Repeated(var grant, var successor, var tokenId) -> authorized(grant, successor, tokenId);
                case Rotation.ScopeExceeded() -> throw new ProtocolException(AuthProblem.INVALID_SCOPE);
                case Rotation.TargetExceeded() -> throw new ProtocolException(AuthProblem.INVALID_TARGET);
                case Rotation.Reused(), Rotation.Foreign(), Rotation.Unconfirmed(), Rotation.Ended() -> throw refused();
            };
        }

        private Authorization authorized(AuthorizationGrant grant, RefreshToken successor, UUID tokenId) {
            Set<String> asked = call.scopes().isEmpty() ? grant.scopes() : call.scopes();
            return new Authorization(
                    grant.subject(),
                    ScopePolicy.permitted(call.registration(), asked),
                    tokenId,
                    SignOn.again(grant),
                    refreshTokens.format(call.realm().id(), successor),
                    call.target(grant.resources()));
        }

        /** Two requests with the same parameters, credentials aside, and the same proven key or certificate, are the same request. */
        private String digest() {
            TreeMap<String, String> parameters = new TreeMap<>(call.form().parameters());
            parameters.keySet().removeAll(CREDENTIALS);
            return Hashes.sha256(Confirmation.stored(call.confirmation()) + call.resources() + parameters);
        }
    }
}
