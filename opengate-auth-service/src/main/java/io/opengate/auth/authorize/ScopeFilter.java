package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.Scope;
import io.opengate.auth.client.RegisteredClient;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a client gets of the scopes that it asks for: those that were registered for it (RFC 6749 §3.3). */
@Component
final class ScopeFilter {

    Set<String> filter(RegisteredClient client, @Nullable Scope asked) {
        if (asked == null || asked.isEmpty()) {
            return client.defaultScopes();
        }
        Set<String> kept = new LinkedHashSet<>(asked.toStringList());
        kept.removeIf(scope ->
                !client.scopes().contains(scope) && !client.defaultScopes().contains(scope));
        return kept;
    }
}
