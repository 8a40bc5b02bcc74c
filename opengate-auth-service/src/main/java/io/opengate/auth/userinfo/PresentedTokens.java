package io.opengate.auth.userinfo;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access token of a request. */
public final class PresentedTokens {

    private PresentedTokens() {}

    /**
     * The token from the header or the form (RFC 6750 §2, RFC 9449 §7.1).
     *
     * @param header the Authorization header
     * @param formParameter the parameter {@code access_token} of a form
     * @throws ProtocolException if there is none, or one in both places
     */
    public static PresentedToken require(RealmRef realm, Optional<String> header, @Nullable String formParameter) {
        if (header.isPresent() && formParameter != null) {
            throw TokenRefusals.bearer(realm, AuthProblem.INVALID_REQUEST, "the access token is given twice");
        }
        if (formParameter != null) {
            return new PresentedToken(PresentedToken.Scheme.BEARER, formParameter);
        }
        if (header.isEmpty()) {
            throw TokenRefusals.missing(realm);
        }
        return PresentedToken.parse(header.get())
                .orElseThrow(() -> TokenRefusals.bearer(
                        realm, AuthProblem.INVALID_REQUEST, "the Authorization header carries no access token"));
    }
}
