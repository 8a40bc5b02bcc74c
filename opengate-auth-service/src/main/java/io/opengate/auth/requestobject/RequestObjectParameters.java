package io.opengate.auth.requestobject;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.client.ClientId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of an object as parameters: structured ones as JSON, as they would stand in a query (OpenID Connect Core §6.1). */
final class RequestObjectParameters {

    private static final Set<String> OF_THE_JWT = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "client_id");

    private RequestObjectParameters() {}

    /** The parameters, or empty when a claim cannot be one. */
    static Optional<AuthorizationParameters> of(JWTClaimsSet claims, ClientId client) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, Object> claim : claims.getClaims().entrySet()) {
            if (!OF_THE_JWT.contains(claim.getKey()) && claim.getValue() != null) {
                List<String> values = values(claim.getKey(), claim.getValue());
                if (!isReadable(claim.getKey()) || !values.stream().allMatch(RequestObjectParameters::isReadable)) {
                    return Optional.empty();
                }
                parameters.put(claim.getKey(), values);
            }
        }
        parameters.put("client_id", List.of(client.value()));
        return Optional.of(new AuthorizationParameters(parameters));
    }

    private static List<String> values(String name, Object claim) {
        if (name.equals("resource") && claim instanceof List<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return List.of(
                switch (claim) {
                    case Map<?, ?> object -> JSONObjectUtils.toJSONString(named(object));
                    case List<?> array -> JSONArrayUtils.toJSONString(array);
                    default -> claim.toString();
                });
    }

    private static Map<String, Object> named(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private static boolean isReadable(String text) {
        return text.indexOf('\0') < 0;
    }
}
