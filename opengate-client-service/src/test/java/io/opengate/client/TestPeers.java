package io.opengate.client;

import io.opengate.testkit.tenant.RecordedPurges;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What stands for the rest of the installation. */
@TestConfiguration(proxyBeanMethods = false)
class TestPeers {

    @Bean
    RecordedEvents recordedEvents() {
        return new RecordedEvents();
    }

    @Bean
    RecordedPurges recordedPurges() {
        return new RecordedPurges();
    }
}
