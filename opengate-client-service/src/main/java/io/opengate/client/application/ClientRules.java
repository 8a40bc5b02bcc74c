package io.opengate.client.application;

import io.opengate.client.metadata.MetadataRules;
import io.opengate.client.scope.Scopes;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.problem.Violation;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What must hold between the settings of a client, its type and its realm. */
@Component
class ClientRules {

    private static final Pattern AUDIENCE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Scopes scopes;

    ClientRules(Scopes scopes) {
        this.scopes = scopes;
    }

    /** Refuses settings that break a rule, naming every rule that they break. */
    void check(RealmId realm, ClientType type, ClientSettings settings) {
        Violations violations = new Violations();
        checkAddresses(type, settings, violations);
        checkGrants(type, settings, violations);
        checkScopes(realm, settings, violations);
        violations.each("audiences", settings.audiences(), ClientRules::faultOfAudience);
        MetadataRules.check(settings.metadata(), type == ClientType.CONFIDENTIAL)
                .forEach(violations.found::add);
        violations.raise();
    }

    private static void checkAddresses(ClientType type, ClientSettings settings, Violations violations) {
        violations.each("redirectUris", settings.redirectUris(), uri -> RegisteredUri.fault(uri, type));
        violations.each(
                "postLogoutRedirectUris", settings.postLogoutRedirectUris(), uri -> RegisteredUri.fault(uri, type));
        violations.each("webOrigins", settings.webOrigins(), WebOrigin::fault);
    }

    private static void checkGrants(ClientType type, ClientSettings settings, Violations violations) {
        violations.each("grantTypes", settings.grantTypes(), grant -> Optional.empty());
        if (type == ClientType.PUBLIC && settings.uses(GrantType.CLIENT_CREDENTIALS)) {
            violations.add("grantTypes", "a public client has no credentials for client_credentials");
        }
        if (settings.uses(GrantType.REFRESH_TOKEN) && !settings.uses(GrantType.AUTHORIZATION_CODE)) {
            violations.add("grantTypes", "refresh_token needs authorization_code, which issues it");
        }
        checkResponseTypes(settings, violations);
        if (type == ClientType.PUBLIC && !settings.requirePkce()) {
            violations.add("requirePkce", "a public client always uses PKCE (RFC 9700 §2.1.1)");
        }
    }

    /** Response types and grant types say the same (RFC 7591 §2.1). */
    private static void checkResponseTypes(ClientSettings settings, Violations violations) {
        List<String> registered = settings.metadata().responseTypes();
        List<List<String>> types = (registered == null ? List.<String>of() : registered)
                .stream().map(type -> List.of(type.split(" ", -1))).toList();
        boolean implicit = types.stream().anyMatch(words -> words.contains("token") || words.contains("id_token"));
        if (implicit != settings.uses(GrantType.IMPLICIT)) {
            violations.add("grantTypes", "implicit goes with the response types that hold token or id_token");
        }
        boolean code = types.stream().anyMatch(words -> words.contains("code"));
        if (code && !settings.uses(GrantType.AUTHORIZATION_CODE)) {
            violations.add("grantTypes", "authorization_code goes with the response types that hold code");
        }
    }

    private void checkScopes(RealmId realm, ClientSettings settings, Violations violations) {
        Set<String> unknown = scopes.unknown(realm, settings.scopes());
        violations.each(
                "scopes",
                settings.scopes(),
                scope -> unknown.contains(scope) ? Optional.of("is not a scope of this realm") : Optional.empty());
        violations.each(
                "defaultScopes",
                settings.defaultScopes(),
                scope -> settings.scopes().contains(scope) ? Optional.empty() : Optional.of("must be one of scopes"));
    }

    /** A token for the management API comes from a permission, never from a name in this list. */
    private static Optional<String> faultOfAudience(String audience) {
        if (ManagementPermission.AUDIENCE.equals(audience)) {
            return Optional.of("must not be " + ManagementPermission.AUDIENCE);
        }
        return AUDIENCE.matcher(audience).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 255 printable ASCII characters without space");
    }

    /** The faults found so far. */
    private static final class Violations {

        private final List<Violation> found = new ArrayList<>();

        void add(String field, String message) {
            found.add(new Violation(field, message));
        }

        <T> void each(String field, List<T> values, Function<T, Optional<String>> fault) {
            Set<T> seen = new HashSet<>();
            for (int i = 0; i < values.size(); i++) {
                String path = field + "[" + i + "]";
                fault.apply(values.get(i)).ifPresent(message -> add(path, message));
                if (!seen.add(values.get(i))) {
                    add(path, "is listed twice");
                }
            }
        }

        void raise() {
            if (!found.isEmpty()) {
                ProblemException problem = new ProblemException(ClientProblem.INVALID_CLIENT, null);
                found.forEach(violation -> problem.violation(violation.field(), violation.message()));
                throw problem;
            }
        }
    }
}
