package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.opengate.platform.tenant.RealmRef;
import java.time.Instant;

/** One method by which a client proves that it is itself (RFC 6749 §2.3). A further method is one more bean. */
public interface ClientProof {

    /** The method's registered name, as discovery lists it. */
    ClientAuthenticationMethod method();

    /**
     * Whether what was presented proves that the sender is that client; what is wrong is not told.
     *
     * @param presented credentials of this method; the client id in them is the client's
     */
    boolean proves(RealmRef realm, RegisteredClient client, ClientAuthentication presented, Instant now);
}
