package io.opengate.platform.egress;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The way out, made by the first who needs it: its trust store is not loaded where nobody does. */
@AutoConfiguration
@EnableConfigurationProperties(EgressSettings.class)
class EgressAutoConfiguration {

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    Egress egress(EgressSettings settings) {
        return new Egress(settings);
    }
}
