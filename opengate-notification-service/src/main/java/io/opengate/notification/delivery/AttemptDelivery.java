package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.service.PeerUnavailableException;
import io.opengate.platform.tenant.RealmScope;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tries a delivery once. No transaction is open while the mail server is talked to. */
@Service
class AttemptDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptDelivery.class);

    private final DeliveryRecords records;
    private final MailServers servers;
    private final MailTransport transport;

    AttemptDelivery(DeliveryRecords records, MailServers servers, MailTransport transport) {
        this.records = records;
        this.servers = servers;
        this.transport = transport;
    }

    void attempt(TenantKey key) {
        RealmScope.run(key.realm(), () -> {
            Optional<DeliveryRecords.Due> due = records.load(key);
            due.ifPresent(delivery -> {
                Outcome outcome = send(key, delivery);
                records.attempted(key, outcome);
                LOG.info("delivery {} of realm {}: {}", key.id(), key.realmId(), outcome);
            });
        });
    }

    private Outcome send(TenantKey key, DeliveryRecords.Due due) {
        try {
            Optional<MailServer> server = servers.find(key.realm());
            return server.isEmpty()
                    ? new Outcome.Refused(Outcome.Reason.NO_MAIL_SERVER)
                    : transport.send(server.get(), key.id(), due.to(), due.message());
        } catch (PeerUnavailableException e) {
            LOG.warn("the mail server of realm {} cannot be asked for: {}", key.realmId(), e.toString());
        } catch (RuntimeException e) {
            LOG.error("delivery {} of realm {} failed here", key.id(), key.realmId(), e);
        }
        return new Outcome.Deferred(Outcome.Reason.INTERNAL);
    }
}
