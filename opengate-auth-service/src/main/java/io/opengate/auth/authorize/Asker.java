package io.opengate.auth.authorize;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.OAuthError;
import io.opengate.platform.tenant.RealmRef;

/** A known client, in its realm, with an address of its own. */
public record Asker(RealmRef realm, RegisteredClient client, ReturnAddress address) {

    /** An answer that says no. */
    public Progress.Answer refuse(OAuthError error) {
        return new Progress.Answer(this, address.refuse(error));
    }
}
