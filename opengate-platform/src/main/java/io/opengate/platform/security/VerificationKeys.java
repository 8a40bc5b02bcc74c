package io.opengate.platform.security;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** The public keys of realms, with which access tokens are verified. Retired keys are not found. */
public interface VerificationKeys {

    /** The realm's published key with that id; its {@code alg} member is set. */
    Optional<JWK> find(RealmId realm, String keyId);
}
