package io.opengate.client.bootstrap;

import io.opengate.client.application.ClientId;
import io.opengate.client.application.RegisterAdministrationClient;
import io.opengate.client.application.RegisterAdministrationClient.Outcome;
import io.opengate.client.bootstrap.BootstrapSettings.Credentials;
import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Makes the first client at start-up, once: instances that start together make one. */
@Component
@EnableConfigurationProperties(BootstrapSettings.class)
class AdministrationClient implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AdministrationClient.class);

    private final BootstrapSettings settings;
    private final RegisterAdministrationClient register;

    AdministrationClient(BootstrapSettings settings, RegisterAdministrationClient register) {
        this.settings = settings;
        this.register = register;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        WriteFence.patiently(() -> settings.credentials().ifPresent(this::make));
    }

    private void make(Credentials credentials) {
        switch (outcome(credentials)) {
            case CREATED -> LOG.info("the administration client of the master realm was made");
            case PRESENT -> LOG.debug("the administration client of the master realm is there");
            case CLIENT_ID_TAKEN ->
                LOG.warn("no administration client was made: another client of the master realm has its client id");
        }
    }

    private Outcome outcome(Credentials credentials) {
        ClientId clientId = ClientId.of(credentials.clientId());
        try {
            return RealmScope.call(RealmId.MASTER, () -> register.register(clientId, credentials.secret()));
        } catch (DataIntegrityViolationException madeByAnotherInstance) {
            return Outcome.PRESENT;
        }
    }
}
