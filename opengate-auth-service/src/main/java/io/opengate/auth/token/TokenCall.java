package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.ResourcePolicy;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token endpoint whose client is known.
 *
 * @param confirmation what its tokens will be bound to, or null for bearer tokens
 */
public record TokenCall(
        RealmRef realm,
        AuthenticatedClient client,
        ProtocolForm form,
        TokenRequest message,
        @Nullable Confirmation confirmation) {

    public RegisteredClient registration() {
        return client.registration();
    }

    /**
     * What refresh tokens of a public client are bound to (RFC 9449 §5, RFC 8705 §7.1); those of other clients are bound to
     * the client, which proves itself at each use.
     */
    @Nullable
    Confirmation familyConfirmation() {
        return client.proven() ? null : confirmation;
    }

    /** The resource servers that were named (RFC 8707 §2.2); none where the parameter is absent. */
    public Set<String> resources() {
        List<URI> named = message.getResources();
        Set<String> resources = new LinkedHashSet<>();
        if (named != null) {
            named.forEach(uri -> resources.add(uri.toString()));
        }
        return resources;
    }

    /**
     * Refuses resource servers that the client did not register, before anything is used up.
     *
     * @throws ProtocolException {@code invalid_target}
     */
    void requireRegisteredResources() {
        if (!ResourcePolicy.permitted(registration(), resources()).equals(resources())) {
            throw new ProtocolException(AuthProblem.INVALID_TARGET);
        }
    }

    /**
     * The resource servers that tokens of a grant are for: those that the request names, else all that the grant has.
     *
     * @param granted what the grant is restricted to; none for no restriction
     * @return none for all that the client registered
     * @throws ProtocolException {@code invalid_target} if the grant lacks one of them, or the registration all of them
     */
    Set<String> target(Set<String> granted) {
        Set<String> named = resources();
        if (!granted.isEmpty() && !granted.containsAll(named)) {
            throw new ProtocolException(AuthProblem.INVALID_TARGET);
        }
        Set<String> target = named.isEmpty() ? granted : named;
        Set<String> permitted = ResourcePolicy.permitted(registration(), target);
        if (permitted.isEmpty() && !target.isEmpty()) {
            throw new ProtocolException(AuthProblem.INVALID_TARGET);
        }
        return permitted;
    }

    /** The scopes that were asked for; none where the parameter is absent. */
    public Set<String> scopes() {
        Scope scope = message.getScope();
        return scope == null ? Set.of() : new LinkedHashSet<>(scope.toStringList());
    }
}
