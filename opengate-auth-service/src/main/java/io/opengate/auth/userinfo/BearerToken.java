package io.opengate.auth.userinfo;

import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The access token of a request (RFC 6750 §2) and the refusals of its protocol (§3). */
public final class BearerToken {

    private static final Pattern HEADER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)");

    private BearerToken() {}

    /**
     * The token from the header or the form.
     *
     * @param header the Authorization header
     * @param formParameter the parameter {@code access_token} of a form
     * @throws ProtocolException if there is none, or one in both places
     */
    public static String require(RealmRef realm, Optional<String> header, @Nullable String formParameter) {
        if (header.isPresent() && formParameter != null) {
            throw refused(realm, AuthProblem.INVALID_REQUEST, "the access token is given twice");
        }
        if (formParameter != null) {
            return formParameter;
        }
        if (header.isEmpty()) {
            throw refused(realm, AuthProblem.TOKEN_REQUIRED, AuthProblem.TOKEN_REQUIRED.title());
        }
        Matcher bearer = HEADER.matcher(header.get().strip());
        if (!bearer.matches()) {
            throw refused(realm, AuthProblem.INVALID_REQUEST, "the Authorization header carries no bearer token");
        }
        return bearer.group(1);
    }

    /** A refusal with its challenge. */
    public static ProtocolException refused(RealmRef realm, AuthProblem problem, String detail) {
        BearerTokenError error = problem.code().isEmpty()
                ? BearerTokenError.MISSING_TOKEN
                : new BearerTokenError(problem.code(), detail, problem.status().value());
        String challenge = error.setRealm(realm.name().value()).toWWWAuthenticateHeader();
        return new ProtocolException(problem, detail).challenging(challenge);
    }
}
