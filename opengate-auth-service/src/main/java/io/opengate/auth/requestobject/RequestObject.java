package io.opengate.auth.requestobject;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed request object as it was sent. Unsigned and encrypted ones are none.
 *
 * @param jwt the object, whose signature is still to be checked
 * @param claims what it says
 */
record RequestObject(SignedJWT jwt, JWTClaimsSet claims) {

    /** RFC 9101 §10.8 wants its own type; {@code JWT} and none are what OpenID Connect clients send. */
    private static final Set<String> TYPES = Set.of("jwt", "oauth-authz-req+jwt", "application/oauth-authz-req+jwt");

    private static final Set<JWSAlgorithm> EDWARDS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    /** The object that the text spells, or empty when it is no signed one. */
    static Optional<RequestObject> parse(String text) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            return Optional.of(new RequestObject(jwt, jwt.getJWTClaimsSet()));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the header says that it is a request object, signed with the algorithm that the client registered, if any. */
    boolean isOf(@Nullable String registered) {
        JWSHeader header = jwt.getHeader();
        return isTyped(header.getType())
                && RequestObjectAlgorithms.ACCEPTED.contains(header.getAlgorithm())
                && (registered == null || isSame(header.getAlgorithm(), JWSAlgorithm.parse(registered)));
    }

    private static boolean isTyped(@Nullable JOSEObjectType type) {
        return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
    }

    private static boolean isSame(JWSAlgorithm used, JWSAlgorithm registered) {
        return used.equals(registered) || (EDWARDS.contains(used) && EDWARDS.contains(registered));
    }

    @Override
    public String toString() {
        return "(request object)";
    }
}
