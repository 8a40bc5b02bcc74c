package io.opengate.auth.client;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;

/** Where clients publish their keys. */
public interface ClientKeySets {

    /**
     * The public keys that are there now; what is not a usable key is left out. Empty, and logged, where no set could be had:
     * what a client publishes is never an error of ours.
     */
    Optional<List<JWK>> fetch(RealmId realm, ClientId client, String uri);
}
