package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.util.LinkedHashSet;
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

    /** The scopes that were asked for; none where the parameter is absent. */
    public Set<String> scopes() {
        Scope scope = message.getScope();
        return scope == null ? Set.of() : new LinkedHashSet<>(scope.toStringList());
    }
}
