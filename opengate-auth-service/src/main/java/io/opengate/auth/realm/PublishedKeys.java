package io.opengate.auth.realm;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys that verify are the public parts of those that sign: this service needs no second copy of them. */
@Component
final class PublishedKeys implements VerificationKeys {

    private final SigningKeys keys;

    PublishedKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<JWK> find(RealmId realm, String keyId) {
        return keys.of(realm).find(keyId);
    }
}
