package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.persistence.SchemaGenerationException;
import io.opengate.platform.persistence.UnsafeApplicationRoleException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.jpa.hibernate.ddl-auto=update",
                "spring.jpa.hibernate.ddl-auto=create-drop",
                "spring.jpa.hibernate.ddlAuto=CREATE",
                "spring.jpa.properties.hibernate.hbm2ddl.auto=update",
                "spring.jpa.properties.jakarta.persistence.schema-generation.database.action=drop-and-create",
                "spring.jpa.properties.javax.persistence.schema-generation.database.action=create",
                "spring.jpa.properties.jakarta.persistence.schema-generation.scripts.action=create",
                "spring.jpa.generate-ddl=true",
                "hibernate.hbm2ddl.auto=update",
                "jakarta.persistence.schema-generation.database.action=create"
            })
    void hibernateMayNotChangeTheSchemaUnderAnyName(String setting) {
        assertThatThrownBy(() -> start(Map.of(), "--" + setting))
                .hasStackTraceContaining(SchemaGenerationException.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "standalone", "high-traffic"})
    void hibernateMayNotChangeTheSchemaInAnyProfile(String profile) {
        assertThatThrownBy(() -> start(
                        Map.of(), "--spring.jpa.hibernate.ddl-auto=update", "--spring.profiles.active=" + profile))
                .hasStackTraceContaining(SchemaGenerationException.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "validate"})
    void whatChangesNothingIsAllowed(String setting) {
        try (ConfigurableApplicationContext service = start(Map.of(), "--spring.jpa.hibernate.ddl-auto=" + setting)) {
            assertThat(service.isRunning()).isTrue();
        }
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
