package io.opengate.platform.security;

import io.opengate.platform.dpop.DpopProofs;
import io.opengate.platform.dpop.DpopRequest;
import io.opengate.platform.dpop.DpopVerdict;
import io.opengate.platform.dpop.NonceRule;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * Whether whoever presents an access token may: one that is bound to a key needs a proof of that key (RFC 9449 §7.1) and is
 * worth nothing as a bearer token (§7.2), one that is bound to nothing needs none and costs nothing here. A token that is bound
 * to a certificate is refused: the management API is reached through the gateway, which asks for none.
 */
public final class PossessionCheck {

    private final DpopProofs proofs;
    private final PublicUrl publicUrl;

    public PossessionCheck(DpopProofs proofs, PublicUrl publicUrl) {
        this.proofs = proofs;
        this.publicUrl = publicUrl;
    }

    /**
     * Lets the request pass if the token may be presented so.
     *
     * @throws ProblemException 401 with the challenge that RFC 9449 §7.1 words
     */
    void require(HttpServletRequest request, AccessToken token, Presented presented) {
        boolean dpop = presented.scheme() == Presented.Scheme.DPOP;
        if (!token.isBound() && !dpop) {
            return;
        }
        String key = token.boundKey()
                .filter(bound -> dpop)
                .orElseThrow(() -> refused("invalid_token", "the access token is not one for this way to present it"));
        switch (proofs.check(request(request, token, presented), NonceRule.NONE)) {
            case DpopVerdict.Proven(var thumbprint) when thumbprint.equals(key) -> {}
            case DpopVerdict.Proven other ->
                throw refused("invalid_token", "the access token is bound to another key than that of the proof");
            case DpopVerdict.Absent absent -> throw refused("invalid_dpop_proof", "there is no header DPoP");
            case DpopVerdict.Refused(var why) -> throw refused("invalid_dpop_proof", why);
            case DpopVerdict.NonceWanted wanted -> throw refused("use_dpop_nonce", "the proof has no current nonce");
        }
    }

    private DpopRequest request(HttpServletRequest request, AccessToken token, Presented presented) {
        return new DpopRequest(
                token.realm().id(),
                Collections.list(request.getHeaders(DpopRequest.HEADER)),
                request.getMethod(),
                publicUrl.of(request.getRequestURI()),
                presented.token());
    }

    private static ProblemException refused(String error, String why) {
        return new ProblemException(CommonProblem.UNAUTHENTICATED, why)
                .challenging("DPoP error=\"" + error + "\", error_description=\"" + why + "\", algs=\""
                        + DpopProofs.algorithmNames() + "\"");
    }
}
