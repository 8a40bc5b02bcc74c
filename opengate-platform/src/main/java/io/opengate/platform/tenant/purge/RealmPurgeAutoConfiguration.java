package io.opengate.platform.tenant.purge;

import io.opengate.platform.service.PeerClients;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Deletions of realms for every service that holds something of them. */
@AutoConfiguration
@ConditionalOnBean(RealmPurge.class)
class RealmPurgeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PurgeAcknowledgements purgeAcknowledgements(
            PeerClients peers, @Value("${spring.application.name}") String service) {
        return new HttpPurgeAcknowledgements(
                peers.create(HttpPurgeAcknowledgements.RealmService.class, "realm"), service);
    }

    @Bean
    RealmDeletions realmDeletions(RealmPurge purge, PurgeAcknowledgements acknowledgements, Clock clock) {
        return new RealmDeletions(purge, acknowledgements, clock);
    }
}
