package io.opengate.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.persistence.migration.SchemaRefusedException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

class OpenGateServiceTests {

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void migrationsAloneWhereTheStartDoesNotSeeItAreRefused() {
        assertThatThrownBy(() -> run("{\"opengate.migrations\":\"only\"}"))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("'only'");
        assertThatThrownBy(() -> run("{\"opengate\":{\"migrations\":\" only \"}}"))
                .isInstanceOf(SchemaRefusedException.class);
    }

    @Test
    void everyOtherModeStartsTheService() {
        try (ConfigurableApplicationContext service = run("{\"opengate.migrations\":\"verify\"}")) {
            assertThat(service.isRunning()).isTrue();
        }
    }

    private static ConfigurableApplicationContext run(String json) {
        return OpenGateService.run(
                Nothing.class, "--spring.main.web-application-type=none", "--spring.application.json=" + json);
    }
}
