package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.single-database.yml: it changes where the data are, and nothing else. */
class SingleDatabaseFileTests {

    private static final Map<String, String> SCHEMAS = Map.of(
            "realm", "realms", "user", "users", "rbac", "rbac", "client", "clients", "notification", "notifications");

    private final Map<String, Map<String, Map<String, Map<String, Object>>>> file =
            new Yaml().load(ContainerFiles.text("docker-compose.single-database.yml"));
    private final Map<String, Map<String, Map<String, Object>>> services = file.getOrDefault("services", Map.of());

    @Test
    void everyServiceWithDataGetsItsSchemaAndThePostgresTheOneDatabase() {
        assertThat(file).containsOnlyKeys("services");
        assertThat(services)
                .containsOnlyKeys("postgres", "realm", "user", "rbac", "client", "notification", "backup", "restore");
        SCHEMAS.forEach((service, schema) -> assertThat(services.get(service))
                .isEqualTo(Map.of("environment", Map.of("POSTGRES_DB", "opengate", "POSTGRES_SCHEMA", schema))));
        assertThat(services.get("postgres"))
                .containsOnlyKeys("environment", "healthcheck")
                .containsEntry("environment", Map.of("OPENGATE_SINGLE_DATABASE", "opengate"));
    }

    @Test
    void whatItChangesIsThere() {
        assertThat(ContainerFiles.services().keySet()).containsAll(services.keySet());
        SCHEMAS.forEach((service, schema) -> assertThat(
                        ContainerFiles.environment(service).get("POSTGRES_USER"))
                .isEqualTo("opengate_" + schema + "_app"));
    }
}
