package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.persistence.SchemaGenerationException;
import io.opengate.platform.persistence.UnsafeApplicationRoleException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DatabaseStartTests {

    private final TestDatabase database = EmbeddedPostgresql.create("start");

    @Test
    void theOwnerOfTheTablesIsRefusedAsApplicationRole() {
        assertThatThrownBy(() -> start(asOwner()))
                .isInstanceOf(UnsafeApplicationRoleException.class)
                .hasStackTraceContaining("owns");
    }

    @Test
    void aSuperuserIsRefusedAsApplicationRole() {
        assertThatThrownBy(() -> start(Map.of("POSTGRES_USER", "postgres")))
                .isInstanceOf(UnsafeApplicationRoleException.class)
                .hasStackTraceContaining("superuser");
    }

    @Test
    void oneRoleIsEnoughForDevelopment() {
        try (ConfigurableApplicationContext service = start(asOwner(), "--spring.profiles.active=dev")) {
            assertThat(service.isRunning()).isTrue();
        }
    }

    @Test
    void hibernateMayNotChangeTheSchema() {
        assertThatThrownBy(() -> start(Map.of(), "--spring.jpa.hibernate.ddl-auto=update"))
                .hasStackTraceContaining(SchemaGenerationException.class.getName());
    }

    private Map<String, Object> asOwner() {
        return Map.of("POSTGRES_USER", database.owner(), "POSTGRES_PASSWORD", database.ownerPassword());
    }

    private ConfigurableApplicationContext start(Map<String, Object> settings, String... arguments) {
        return new SpringApplicationBuilder(DatabaseApplication.class)
                .properties(database.settings())
                .properties(settings)
                .properties(DatabaseApplication.SETTINGS)
                .run(arguments);
    }
}
