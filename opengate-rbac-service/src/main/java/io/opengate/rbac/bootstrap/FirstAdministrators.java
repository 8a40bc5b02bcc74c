package io.opengate.rbac.bootstrap;

import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.rbac.assignment.AppointAdministrators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Appoints the first administrators at start-up, once. */
@Component
@EnableConfigurationProperties(BootstrapSettings.class)
class FirstAdministrators implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrators.class);

    private final BootstrapSettings settings;
    private final AppointAdministrators appoint;

    FirstAdministrators(BootstrapSettings settings, AppointAdministrators appoint) {
        this.settings = settings;
        this.appoint = appoint;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        WriteFence.patiently(this::appoint);
    }

    private void appoint() {
        if (RealmScope.call(RealmId.MASTER, () -> appoint.appoint(settings.subjects()))) {
            LOG.info("the first administrators of the master realm were appointed");
        }
    }
}
