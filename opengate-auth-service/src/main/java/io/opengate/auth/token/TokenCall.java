package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.util.LinkedHashSet;
import java.util.Set;

/** A request to the token endpoint whose client is known. */
public record TokenCall(RealmRef realm, AuthenticatedClient client, ProtocolForm form, TokenRequest message) {

    public RegisteredClient registration() {
        return client.registration();
    }

    /** The scopes that were asked for; none where the parameter is absent. */
    public Set<String> scopes() {
        Scope scope = message.getScope();
        return scope == null ? Set.of() : new LinkedHashSet<>(scope.toStringList());
    }
}
