package io.opengate.realm.directory;

import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.key.PreferredAlgorithms;
import io.opengate.realm.key.SignatureAlgorithm;
import org.springframework.stereotype.Component;

/** Tells key rotation what the settings of a realm prefer. */
@Component
class PreferredAlgorithmOfRealm implements PreferredAlgorithms {
    private final ReadRealms realms;

    PreferredAlgorithmOfRealm(ReadRealms realms) {
        this.realms = realms;
    }

    @Override
    public SignatureAlgorithm of(RealmId realm) {
        return realms.entry(realm).profile().signatureAlgorithm();
    }
}
