package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml without an engine: what it must say, and that it agrees with the code. */
class ComposeFileTests {

    private static final Set<String> SERVICES =
            Set.of("gateway", "auth", "user", "realm", "rbac", "client", "session", "notification");
    private static final Set<String> STORES = Set.of("user", "realm", "rbac", "client", "notification");
    private static final Pattern CALLERS = Pattern.compile("@InternalRoute\\(\\s*\\{?([^)}]*)}?\\s*\\)");
    private static final Pattern PEER = Pattern.compile("\\.create\\(\\s*[\\w.]+\\.class,\\s*\"(\\w+)\"\\s*\\)");
    private static final Pattern PURPOSE = Pattern.compile("\\.purpose\\(\\s*\"([\\w-]+)\"\\s*\\)");
    private static final Pattern PAIR = Pattern.compile("OPENGATE_SERVICE_KEY_([A-Z]+)_TO_([A-Z]+)");

    private final Map<String, Map<String, Object>> services = ContainerFiles.services();

    @Test
    void thereAreTheStoresTheGatewayAndTheSevenServices() {
        assertThat(services.keySet())
                .filteredOn(name -> !services.get(name).containsKey("profiles"))
                .containsAll(SERVICES)
                .contains("postgres", "redis")
                .hasSize(10);
        assertThat(services.get("postgres").get("image").toString()).startsWith("postgres:15");
        assertThat(services.get("redis").get("image").toString()).startsWith("redis:7");
    }

    /** {@code version} is obsolete in compose 2; 1.29 refuses {@code name}. */
    @Test
    void theFileIsForBothVersionsOfCompose() {
        Map<String, Object> compose = new Yaml().load(ContainerFiles.text("docker-compose.yml"));
        assertThat(compose.keySet())
                .filteredOn(key -> !key.startsWith("x-"))
                .containsExactlyInAnyOrder("services", "volumes", "networks");
    }

    @Test
    void onlyTheGatewayIsPublished() {
        assertThat(services).allSatisfy((name, service) -> {
            if (!name.equals("gateway") && !service.containsKey("profiles")) {
                assertThat(service).as(name).doesNotContainKey("ports");
            }
        });
        assertThat(services.get("gateway").get("ports")).isEqualTo(List.of("${OPENGATE_GATEWAY_PORT:-8080}:8080"));
    }

    @Test
    void everyContainerIsLimitedAndStartsWhenWhatItNeedsIsHealthy() {
        assertThat(services).allSatisfy((name, service) -> {
            assertThat(service).as(name).containsKeys("mem_limit", "cpus", "restart");
            assertThat(service.containsKey("healthcheck") || service.containsKey("build"))
                    .as("%s has a health check, its own or its image's", name)
                    .isTrue();
            if (service.get("depends_on") instanceof Map<?, ?> needed) {
                assertThat(needed.values()).allMatch(Map.of("condition", "service_healthy")::equals);
            }
        });
        assertThat(SERVICES).allMatch(name -> services.get(name).containsKey("depends_on"));
    }

    @Test
    void redisWritesBeforeItAnswersAndEvictsNothing() {
        assertThat(services.get("redis").get("command").toString())
                .contains("--appendonly, yes")
                .contains("--appendfsync, always")
                .contains("--maxmemory, ${OPENGATE_REDIS_MAXMEMORY:-410mb}, --maxmemory-policy, noeviction")
                .contains("--requirepass");
        assertThat(services.get("redis").get("mem_limit")).isEqualTo("${OPENGATE_REDIS_MEMORY:-512m}");
        assertThat(services.get("restore").get("mem_limit")).isEqualTo("${OPENGATE_RESTORE_MEMORY:-2g}");
    }

    @Test
    void noSecretStandsInTheFileAndNoRootGoesIntoAContainer() {
        assertThat(services.keySet())
                .allSatisfy(name -> assertThat(ContainerFiles.environment(name)).allSatisfy((variable, value) -> {
                    assertThat(variable).isNotIn("OPENGATE_MASTER_KEY", "OPENGATE_SERVICE_SECRET");
                    if (variable.matches(".*(PASSWORD|SECRET|KEY).*")) {
                        assertThat(value).as(variable).matches("\\$\\{[A-Z_]+:[?-].*}");
                    }
                }));
    }

    @Test
    void aServiceHasTheKeysOfItsOwnPairsAlone() {
        for (String service : SERVICES) {
            Set<String> expected = routes().stream()
                    .filter(pair -> Arrays.asList(pair.split(">", -1)).contains(service))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(pairs(service)).as("keys of %s", service).isEqualTo(expected);
        }
    }

    @Test
    void everyCallInTheCodeHasItsKey() {
        Set<String> all = routes();
        ContainerFiles.serviceByModule()
                .forEach((module, service) -> ContainerFiles.inSources(module, PEER)
                        .forEach(call -> assertThat(all).contains(service + ">" + call.group(1))));
    }

    @Test
    void aServiceHasTheKeysOfItsOwnPurposesAlone() {
        ContainerFiles.serviceByModule().forEach((module, service) -> {
            Set<String> expected = ContainerFiles.inSources(module, PURPOSE).stream()
                    .map(found -> "OPENGATE_KEY_"
                            + found.group(1).toUpperCase(Locale.ROOT).replace('-', '_'))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (STORES.contains(service)) {
                expected.add("OPENGATE_KEY_IDEMPOTENCY");
            }
            assertThat(ContainerFiles.environment(service).keySet())
                    .as("purposes of %s", service)
                    .filteredOn(name -> name.startsWith("OPENGATE_KEY_"))
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Test
    void eachServiceOfAStoreSignsInWithTheTwoRolesOfItsOwnDatabase() {
        Map<String, String> databases = Map.of(
                "realm", "opengate_realms",
                "user", "opengate_users",
                "rbac", "opengate_rbac",
                "client", "opengate_clients",
                "notification", "opengate_notifications");
        for (String service : SERVICES) {
            Map<String, String> environment = ContainerFiles.environment(service);
            String database = databases.get(service);
            if (database == null) {
                assertThat(environment).as(service).doesNotContainKey("POSTGRES_PASSWORD");
            } else {
                assertThat(environment)
                        .containsEntry("POSTGRES_DB", database)
                        .containsEntry("POSTGRES_USER", database + "_app")
                        .containsEntry("POSTGRES_MIGRATION_USER", database + "_owner");
            }
        }
    }

    /** Streamed from the primary, a replica has its roles: each service reads there as it does here. */
    @Test
    void aReplicaIsPassedOnAndThereIsNoneUnlessItIsNamed() {
        assertThat(STORES)
                .allSatisfy(service -> assertThat(ContainerFiles.environment(service))
                        .containsEntry("POSTGRES_READONLY_HOST", "${POSTGRES_READONLY_HOST:-}")
                        .containsEntry("POSTGRES_READONLY_PORT", "${POSTGRES_READONLY_PORT:-}")
                        .doesNotContainKeys("POSTGRES_READONLY_USER", "POSTGRES_READONLY_PASSWORD"));
    }

    @Test
    void theFirstAdministratorsAreKnownWhereTheyAreMadeAndAppointed() {
        assertThat(ContainerFiles.environment("user"))
                .containsKeys("OPENGATE_ADMIN_USERNAME", "OPENGATE_ADMIN_PASSWORD");
        assertThat(ContainerFiles.environment("client"))
                .containsKeys("OPENGATE_ADMIN_CLIENT_ID", "OPENGATE_ADMIN_CLIENT_SECRET");
        assertThat(ContainerFiles.environment("rbac"))
                .containsKeys("OPENGATE_ADMIN_USERNAME", "OPENGATE_ADMIN_CLIENT_ID")
                .doesNotContainKeys("OPENGATE_ADMIN_PASSWORD", "OPENGATE_ADMIN_CLIENT_SECRET");
        assertThat(List.of("user", "client", "rbac"))
                .allMatch(service ->
                        ContainerFiles.environment(service).containsKey("OPENGATE_BOOTSTRAP_CREATEADMINACCOUNT"));
    }

    /** The pairs {@code caller>callee} that routes under /internal name, without those of a service with itself. */
    private static Set<String> routes() {
        Set<String> pairs = new TreeSet<>();
        ContainerFiles.serviceByModule().forEach((module, service) -> {
            ContainerFiles.inSources(module, CALLERS).forEach(found -> add(pairs, found.group(1), service));
            if (STORES.contains(service)) {
                ContainerFiles.inSources("opengate-platform", CALLERS)
                        .forEach(found -> add(pairs, found.group(1), service));
            }
        });
        return pairs;
    }

    private static void add(Set<String> pairs, String callers, String callee) {
        for (String caller : callers.split(",", -1)) {
            String name = caller.replace("\"", "").strip();
            if (SERVICES.contains(name) && !name.equals(callee)) {
                pairs.add(name + ">" + callee);
            }
        }
    }

    private static Set<String> pairs(String service) {
        return ContainerFiles.environment(service).keySet().stream()
                .map(PAIR::matcher)
                .filter(pair -> pair.matches())
                .map(pair -> (pair.group(1) + ">" + pair.group(2)).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
