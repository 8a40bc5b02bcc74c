package io.opengate.user.bootstrap;

import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.UserId;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the first administrator at start-up, unless it is there: as often as one likes, on as many instances. */
@Component
class BootstrapAdministrator implements ApplicationRunner {

    /** The same in every installation, so that the rbac service knows whom to trust with the master realm. */
    static final UserId ADMINISTRATOR = new UserId(UUID.fromString("00000000-0000-7000-8000-000000000002"));

    private static final Logger log = LoggerFactory.getLogger(BootstrapAdministrator.class);

    private final BootstrapSettings settings;
    private final FindUsers users;
    private final CreateAdministrator creation;

    BootstrapAdministrator(BootstrapSettings settings, FindUsers users, CreateAdministrator creation) {
        this.settings = settings;
        this.users = users;
        this.creation = creation;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        WriteFence.patiently(() -> RealmScope.run(RealmId.MASTER, this::bootstrap));
    }

    private void bootstrap() {
        if (!settings.isComplete() || isThere()) {
            return;
        }
        try {
            creation.create(ADMINISTRATOR, settings.adminUsername(), settings.adminPassword());
            log.info("the first administrator was created");
        } catch (ProblemException e) {
            if (!isThere()) {
                log.warn("the first administrator was not created: {}", e.getMessage());
            }
        }
    }

    private boolean isThere() {
        return users.find(RealmId.MASTER, ADMINISTRATOR).isPresent();
    }
}
