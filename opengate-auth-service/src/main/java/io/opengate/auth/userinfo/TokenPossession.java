package io.opengate.auth.userinfo;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.dpop.DpopNonces;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.dpop.DpopProofs;
import io.opengate.platform.dpop.DpopRequest;
import io.opengate.platform.dpop.DpopVerdict;
import io.opengate.platform.security.AccessToken;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether whoever presents an access token has what it is bound to: a stolen one is worth nothing (RFC 9449 §7.1 and
 * §7.2, RFC 8705 §3).
 */
@Component
final class TokenPossession {

    private final DpopProofs proofs;
    private final DpopNonces nonces;

    TokenPossession(DpopProofs proofs, DpopNonces nonces) {
        this.proofs = proofs;
        this.nonces = nonces;
    }

    /**
     * Lets the use pass if the token may be presented so.
     *
     * @throws ProtocolException {@code invalid_token}, {@code invalid_dpop_proof} or {@code use_dpop_nonce}, all 401
     */
    void require(TokenUse use, AccessToken token) {
        boolean dpop = use.token().scheme() == PresentedToken.Scheme.DPOP;
        switch (confirmation(use, token).orElse(null)) {
            case null -> {
                if (dpop) {
                    throw invalid(use, "the access token is bound to no key");
                }
            }
            case Confirmation.Key(var thumbprint) -> {
                if (!dpop) {
                    throw invalid(use, "the access token is bound to a key and is no bearer token");
                }
                requireProof(use, thumbprint);
            }
            case Confirmation.Certificate certificate -> {
                if (dpop || !certificate.equals(use.certificate())) {
                    throw TokenRefusals.bearer(
                            use.realm(),
                            AuthProblem.INVALID_TOKEN,
                            "the access token is bound to a certificate that was not presented");
                }
            }
        }
    }

    private static Optional<Confirmation> confirmation(TokenUse use, AccessToken token) {
        try {
            return Confirmation.ofClaim(token.claims().getClaim("cnf"));
        } catch (IllegalArgumentException unknown) {
            throw invalid(use, "the access token is bound to something unknown");
        }
    }

    private void requireProof(TokenUse use, String thumbprint) {
        DpopRequest request = new DpopRequest(
                use.realm().id(),
                use.proofs(),
                use.method(),
                use.url(),
                use.token().text());
        switch (proofs.check(request, nonces)) {
            case DpopVerdict.Proven(var proven) when proven.equals(thumbprint) -> {}
            case DpopVerdict.Proven other -> throw invalid(use, "the access token is bound to another key");
            case DpopVerdict.Absent absent ->
                throw TokenRefusals.dpop(use.realm(), AuthProblem.DPOP_PROOF_REFUSED, "there is no header DPoP");
            case DpopVerdict.Refused(var why) ->
                throw TokenRefusals.dpop(use.realm(), AuthProblem.DPOP_PROOF_REFUSED, why);
            case DpopVerdict.NonceWanted wanted ->
                throw TokenRefusals.dpop(
                        use.realm(), AuthProblem.DPOP_NONCE_REQUIRED, AuthProblem.DPOP_NONCE_REQUIRED.title());
        }
    }

    private static ProtocolException invalid(TokenUse use, String why) {
        return TokenRefusals.dpop(use.realm(), AuthProblem.INVALID_TOKEN, why);
    }
}
