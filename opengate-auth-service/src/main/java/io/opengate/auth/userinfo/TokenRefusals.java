package io.opengate.auth.userinfo;

import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.oauth2.sdk.token.DPoPTokenError;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.dpop.DpopProofs;
import io.opengate.platform.tenant.RealmRef;
import java.util.LinkedHashSet;

/** Refusals with the challenge of their protocol (RFC 6750 §3, RFC 9449 §7.1). */
final class TokenRefusals {

    private TokenRefusals() {}

    /** There is no token: either scheme will do, and no error is named (RFC 6750 §3.1). */
    static ProtocolException missing(RealmRef realm) {
        String bearer =
                BearerTokenError.MISSING_TOKEN.setRealm(realm.name().value()).toWWWAuthenticateHeader();
        return new ProtocolException(AuthProblem.TOKEN_REQUIRED)
                .challenging(bearer + ", DPoP algs=\"" + DpopProofs.algorithmNames() + "\"");
    }

    /** A refusal that asks for another token. */
    static ProtocolException of(RealmRef realm, PresentedToken.Scheme scheme, AuthProblem problem, String detail) {
        return switch (scheme) {
            case BEARER -> bearer(realm, problem, detail);
            case DPOP -> dpop(realm, problem, detail);
        };
    }

    static ProtocolException bearer(RealmRef realm, AuthProblem problem, String detail) {
        BearerTokenError error =
                new BearerTokenError(problem.code(), detail, problem.status().value());
        return new ProtocolException(problem, detail)
                .challenging(error.setRealm(realm.name().value()).toWWWAuthenticateHeader());
    }

    static ProtocolException dpop(RealmRef realm, AuthProblem problem, String detail) {
        DPoPTokenError error =
                new DPoPTokenError(problem.code(), detail, problem.status().value());
        String challenge = error.setRealm(realm.name().value())
                .setJWSAlgorithms(new LinkedHashSet<>(DpopProofs.algorithms()))
                .toWWWAuthenticateHeader();
        return new ProtocolException(problem, detail).challenging(challenge);
    }
}
