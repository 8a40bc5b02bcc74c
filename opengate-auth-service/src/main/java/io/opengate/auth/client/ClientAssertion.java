package io.opengate.auth.client;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An assertion by which a client says who it is (RFC 7523 §3), read but not yet checked.
 *
 * @param clientId its issuer and its subject, which are one and the same
 * @param audience the one string in {@code aud}; null where that is absent or anything else
 */
record ClientAssertion(
        SignedJWT jwt,
        JWTClaimsSet claims,
        String clientId,
        @Nullable String audience) {

    private static final int MAXIMUM_LENGTH = 16_384;

    /** Absent, the usual one, or the one that tells client assertions from other tokens. */
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

    /** The assertion, or empty where the text is too long, is not signed, or does not speak of one client. */
    static Optional<ClientAssertion> parse(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String subject = claims == null ? null : claims.getSubject();
            if (claims == null || subject == null || !subject.equals(claims.getIssuer())) {
                return Optional.empty();
            }
            return Optional.of(new ClientAssertion(jwt, claims, subject, audience(jwt)));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether it says to be an assertion, or nothing: another kind of token with these claims is none. */
    boolean isTyped() {
        JOSEObjectType type = jwt.getHeader().getType();
        return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
    }

    /** The library answers a list, whether the claim is a string or a list. */
    private static @Nullable String audience(SignedJWT jwt) {
        Map<String, Object> payload = jwt.getPayload().toJSONObject();
        return payload != null && payload.get("aud") instanceof String one ? one : null;
    }
}
