package io.opengate.client;

import io.opengate.client.purge.PurgeAcknowledgements;
import io.opengate.platform.tenant.RealmId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What stands for the rest of the installation. */
@TestConfiguration(proxyBeanMethods = false)
class TestPeers {

    @Bean
    RecordedEvents recordedEvents() {
        return new RecordedEvents();
    }

    @Bean
    @Primary
    RecordedPurges recordedPurges() {
        return new RecordedPurges();
    }

    /** The realms whose purge was acknowledged. */
    static final class RecordedPurges implements PurgeAcknowledgements {

        private final Set<RealmId> realms = ConcurrentHashMap.newKeySet();

        boolean contains(RealmId realm) {
            return realms.contains(realm);
        }

        @Override
        public void purged(RealmId realm) {
            realms.add(realm);
        }
    }
}
