package io.opengate.auth.binding;

import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;

/** One way to bind tokens to who asks for them. A further way is one more bean. */
public interface SenderConstraint {

    /**
     * What the request proves possession of, if the tokens are to be bound to it.
     *
     * @return empty where the request has no such proof and the client needs none
     * @throws io.opengate.auth.error.ProtocolException if the proof is wrong, or is missing although the client needs it
     */
    Optional<Confirmation> confirm(RealmRef realm, AuthenticatedClient client, ProtocolForm form);
}
