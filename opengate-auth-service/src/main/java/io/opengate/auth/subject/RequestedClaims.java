package io.opengate.auth.subject;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code claims} (OpenID Connect Core §5.5): what the client wants to know, claim by claim.
 *
 * @param idToken names of claims for the ID token
 * @param userinfo names of claims for the userinfo endpoint
 * @param subject whom the ID token must be about, or null for anybody
 * @param contexts values of {@code acr} of which one must be reached; none where none must
 */
public record RequestedClaims(
        Set<String> idToken, Set<String> userinfo, @Nullable String subject, List<String> contexts) {

    /** Nothing in particular. */
    public static final RequestedClaims NONE = new RequestedClaims(Set.of(), Set.of(), null, List.of());

    public RequestedClaims {
        idToken = Set.copyOf(idToken);
        userinfo = Set.copyOf(userinfo);
        contexts = List.copyOf(contexts);
    }

    /** What the parameter's value asks for; nothing where it is absent or malformed, which is refused elsewhere. */
    public static RequestedClaims parse(@Nullable String parameter) {
        if (parameter == null) {
            return NONE;
        }
        try {
            OIDCClaimsRequest request = OIDCClaimsRequest.parse(parameter);
            ClaimsSetRequest inIdToken = request.getIDTokenClaimsRequest();
            return new RequestedClaims(
                    names(inIdToken),
                    names(request.getUserInfoClaimsRequest()),
                    values(inIdToken, "sub").stream().findFirst().orElse(null),
                    contexts(inIdToken));
        } catch (ParseException malformed) {
            return NONE;
        }
    }

    private static Set<String> names(@Nullable ClaimsSetRequest asked) {
        return asked == null ? Set.of() : asked.getClaimNames(false);
    }

    private static List<String> contexts(@Nullable ClaimsSetRequest asked) {
        boolean essential = find(asked, "acr")
                .filter(acr -> acr.getClaimRequirement() == ClaimRequirement.ESSENTIAL)
                .isPresent();
        return essential ? values(asked, "acr") : List.of();
    }

    private static List<String> values(@Nullable ClaimsSetRequest asked, String name) {
        return find(asked, name)
                .map(claim -> claim.getValueAsString() != null
                        ? List.of(claim.getValueAsString())
                        : Objects.requireNonNullElse(claim.getValuesAsListOfStrings(), List.<String>of()))
                .orElse(List.of());
    }

    private static Optional<ClaimsSetRequest.Entry> find(@Nullable ClaimsSetRequest asked, String name) {
        return asked == null ? Optional.empty() : Optional.ofNullable(asked.get(name));
    }
}
