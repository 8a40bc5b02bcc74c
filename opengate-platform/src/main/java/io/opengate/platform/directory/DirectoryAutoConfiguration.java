package io.opengate.platform.directory;

import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.Realms;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The directory over HTTP for every service that does not bring its own. */
@AutoConfiguration
class DirectoryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Realms realms(PeerClients peers, InvalidatedCaches caches) {
        return new HttpRealms(peers.create(RealmDirectoryApi.class, "realm"), caches);
    }

    @Bean
    @ConditionalOnMissingBean
    VerificationKeys verificationKeys(PeerClients peers, InvalidatedCaches caches) {
        return new HttpVerificationKeys(peers.create(RealmDirectoryApi.class, "realm"), caches);
    }
}
