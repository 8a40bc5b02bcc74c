package io.opengate.auth.authorize;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.OAuthError;
import io.opengate.platform.tenant.RealmRef;

/**
 * A way in which an authorization request may come other than as parameters in the open. A further one is a further class.
 */
public interface RequestCarrier {

    /** Whether these parameters only lead to the request. */
    boolean carries(AuthorizationParameters outer);

    /** What the parameters lead to. */
    Opening open(RealmRef realm, RegisteredClient client, AuthorizationParameters outer);

    /** Whether there is a request. */
    sealed interface Opening {

        /** There is. */
        record Opened(AuthorizationMessage message) implements Opening {}

        /**
         * There is none, or none that may be trusted.
         *
         * @param address parameters that may say where the client hears of it; empty for nowhere
         */
        record Closed(OAuthError error, AuthorizationParameters address) implements Opening {}
    }
}
