package io.opengate.platform.boot;

import io.opengate.platform.crypto.Macs;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.id.Ids;
import io.opengate.platform.id.TimeOrderedIds;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.service.ServiceKeys;
import io.opengate.platform.service.ServiceTokens;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.time.SharedClock;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/** Time, ids, keys and calls to peers: what every service has. */
@AutoConfiguration
class CoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    SharedClock clock(@Value("${opengate.security.clock-tolerance}") Duration tolerance) {
        return new SharedClock(Clock.systemUTC(), System::nanoTime, tolerance);
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }

    @Bean
    PublicUrl publicUrl(@Value("${opengate.public-url}") String url) {
        return new PublicUrl(url);
    }

    @Bean
    MasterKeys masterKeys(Environment environment) {
        return new MasterKeys(environment);
    }

    @Bean
    SecretBoxes secretBoxes(MasterKeys keys) {
        return new SecretBoxes(keys);
    }

    @Bean
    Macs macs(MasterKeys keys) {
        return new Macs(keys);
    }

    @Bean
    ServiceKeys serviceKeys(Environment environment) {
        return new ServiceKeys(environment);
    }

    @Bean
    ServiceTokens serviceTokens(
            @Value("${spring.application.name}") String self,
            ServiceKeys keys,
            Clock clock,
            @Value("${opengate.security.clock-skew}") Duration skew) {
        return new ServiceTokens(self, keys, clock, skew);
    }

    /** {@code opengate.peers.ssl-bundle} names the bundle with which peers of a private authority are trusted. */
    @Bean
    PeerClients peerClients(
            ObjectProvider<RestClient.Builder> builders,
            ServiceTokens tokens,
            Environment environment,
            ObjectProvider<SslBundles> bundles) {
        String bundle = environment.getProperty("opengate.peers.ssl-bundle", "");
        return new PeerClients(
                builders::getObject,
                tokens,
                environment,
                bundle.isBlank() ? null : bundles.getObject().getBundle(bundle).createSslContext());
    }
}
