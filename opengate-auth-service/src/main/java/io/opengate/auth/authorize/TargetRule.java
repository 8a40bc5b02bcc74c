package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.ResourcePolicy;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The resource servers that a request names are among those that the client registered (RFC 8707 §2.1). */
@Component
final class TargetRule implements RequestRule {

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        List<URI> named = Objects.requireNonNullElse(request.getResources(), List.of());
        Set<String> resources = named.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet());
        return ResourcePolicy.permitted(client, resources).equals(resources)
                ? Optional.empty()
                : Optional.of(OAuthError.of(AuthProblem.INVALID_TARGET));
    }
}
