package io.opengate.auth.par;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.RequestTickets;
import io.opengate.auth.client.ClientId;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/**
 * The requests that clients pushed. One belongs to its client, may be brought until it expires, as often as a person
 * reloads the page, and is answered once: {@link #use} takes it away.
 */
public interface PushedRequests extends RequestTickets {

    /** Keeps the request; the digest of its reference is its ticket. */
    void add(RealmId realm, String ticket, ClientId client, AuthorizationParameters parameters);

    /** The request, or empty when there is none, it is another client's, has expired or has been answered. */
    Optional<AuthorizationParameters> open(RealmId realm, String ticket, ClientId client);
}
