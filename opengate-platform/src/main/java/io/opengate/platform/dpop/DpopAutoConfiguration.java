package io.opengate.platform.dpop;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Proofs of possession, for every service that accepts access tokens. */
@AutoConfiguration(
        after = DataRedisAutoConfiguration.class,
        beforeName = "io.opengate.platform.boot.SecurityAutoConfiguration")
@ConditionalOnProperty(name = "opengate.security.resource-server", havingValue = "true")
@ConditionalOnBean(StringRedisTemplate.class)
@EnableConfigurationProperties(DpopSettings.class)
class DpopAutoConfiguration {

    @Bean
    DpopProofs dpopProofs(StringRedisTemplate redis, DpopSettings settings, Clock clock) {
        return new DpopProofs(new RedisProofUses(redis), settings, clock);
    }
}
