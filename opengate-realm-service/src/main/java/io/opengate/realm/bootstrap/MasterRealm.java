package io.opengate.realm.bootstrap;

import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.realm.directory.Lifetimes;
import io.opengate.realm.directory.RealmDraft;
import io.opengate.realm.directory.RealmProfile;
import io.opengate.realm.directory.RegisterRealm;
import io.opengate.realm.key.SignatureAlgorithm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Creates the realm {@code master} at the first start; a later start, or a second instance, finds it. */
@Component
class MasterRealm implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(MasterRealm.class);

    private static final RealmProfile PROFILE = new RealmProfile(
            "OpenGate administration", true, Lifetimes.DEFAULT, 15, false, false, SignatureAlgorithm.RS256);

    private final RegisterRealm registration;

    MasterRealm(RegisterRealm registration) {
        this.registration = registration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        WriteFence.patiently(this::register);
    }

    private void register() {
        if (registration.registerOnce(RealmId.MASTER, new RealmDraft(RealmName.MASTER, PROFILE, null))) {
            log.info("created the realm master");
        }
    }
}
