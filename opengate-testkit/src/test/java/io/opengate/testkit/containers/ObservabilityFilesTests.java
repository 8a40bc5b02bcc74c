package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The profile {@code observability} of the compose file, and the rules and scrape configurations it mounts. */
class ObservabilityFilesTests {

    private static final Map<String, Integer> PORTS = Map.of(
            "gateway",
            9080,
            "auth",
            8081,
            "user",
            8082,
            "realm",
            8083,
            "rbac",
            8084,
            "client",
            8085,
            "session",
            8087,
            "notification",
            8088);

    private static final Pattern DEMAND = Pattern.compile("\\$\\{([A-Z_]+):\\?");

    private final Map<String, Object> prometheus = ContainerFiles.services().get("prometheus");
    private final Map<String, Object> grafana = ContainerFiles.services().get("grafana");

    @Test
    void bothRunInTheirProfileAloneWithPinnedImages() {
        for (Map<String, Object> service : List.of(prometheus, grafana)) {
            assertThat(service.get("profiles")).isEqualTo(List.of("observability"));
            assertThat(service.get("image").toString()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
            assertThat(service.get("read_only")).isEqualTo(true);
            assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
        }
    }

    @Test
    void theyArePublishedOnTheLoopbackAddressAlone() {
        for (Map<String, Object> service : List.of(prometheus, grafana)) {
            assertThat(list(service, "ports")).hasSize(1).allMatch(port -> port.startsWith("127.0.0.1:"));
        }
    }

    @Test
    void whatIsMountedFromTheCheckoutExistsAndIsReadOnly() {
        for (Map<String, Object> service : List.of(prometheus, grafana)) {
            assertThat(list(service, "volumes"))
                    .filteredOn(volume -> volume.startsWith("./"))
                    .isNotEmpty()
                    .allMatch(volume -> volume.endsWith(":ro"))
                    .allMatch(volume -> Files.exists(ContainerFiles.ROOT.resolve(volume.split(":", -1)[0])));
        }
    }

    @Test
    void nobodyEntersGrafanaWithoutThePasswordThatWasGenerated() throws IOException {
        Map<String, String> environment = ContainerFiles.environment("grafana");
        assertThat(environment)
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false")
                .containsEntry("GF_USERS_ALLOW_SIGN_UP", "false");
        assertThat(environment).containsEntry("GF_SECURITY_ADMIN_PASSWORD", "${OPENGATE_GRAFANA_PASSWORD:-}");
        assertThat(grafanaStarts(Map.of("GF_SECURITY_ADMIN_PASSWORD", "a-word")))
                .isEqualTo("started\n");
        for (Map<String, String> without :
                List.of(Map.of("GF_SECURITY_ADMIN_PASSWORD", ""), Map.<String, String>of())) {
            assertThat(grafanaStarts(without))
                    .contains("docker/generate-secrets.sh")
                    .doesNotContain("started");
        }
    }

    /** The container's command as compose hands it over, with an echo for Grafana. */
    private String grafanaStarts(Map<String, String> environment) throws IOException {
        List<String> command = list(grafana, "entrypoint").stream()
                .map(part -> part.replace("$$", "$").replace("exec /run.sh", "echo started"))
                .toList();
        ProcessBuilder start = new ProcessBuilder(command).redirectErrorStream(true);
        start.environment().remove("GF_SECURITY_ADMIN_PASSWORD");
        start.environment().putAll(environment);
        return new String(start.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** An installation that is older than a profile starts without that profile's secrets. */
    @Test
    void noProfileDemandsWhatTheCoreDoesNot() {
        assertThat(demanded(true)).isSubsetOf(demanded(false));
    }

    private static Set<String> demanded(boolean inProfile) {
        return ContainerFiles.services().values().stream()
                .filter(service -> service.containsKey("profiles") == inProfile)
                .flatMap(service -> DEMAND.matcher(service.toString()).results())
                .map(demand -> demand.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theStoresAreOutOfTheirReach() {
        assertThat(list(prometheus, "networks")).doesNotContain("data");
        assertThat(list(grafana, "networks")).containsExactly("observability");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus.yml", "prometheus-local.yml"})
    void everyServiceIsScraped(String file) {
        boolean local = file.contains("local");
        Set<String> expected = PORTS.entrySet().stream()
                .map(port -> (local ? "127.0.0.1" : port.getKey()) + ":" + port.getValue() + "=" + port.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> scraped = new TreeSet<>();
        for (Map<String, Object> target : targets(file)) {
            scraped.add(list(target, "targets").getFirst() + "=" + ((Map<?, ?>) target.get("labels")).get("component"));
        }
        assertThat(scraped).isEqualTo(expected);
    }

    @SuppressWarnings("unchecked") // a Prometheus configuration
    private static List<Map<String, Object>> targets(String file) {
        Map<String, Object> configuration = new Yaml().load(ContainerFiles.text("observability/" + file));
        List<Map<String, Object>> jobs = (List<Map<String, Object>>) configuration.get("scrape_configs");
        return (List<Map<String, Object>>) jobs.getFirst().get("static_configs");
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> service, String key) {
        return (List<String>) service.get(key);
    }

    @Test
    void promtoolFindsNoFaultInTheConfiguration() throws IOException {
        assertThat(promtool("check", "config", "observability/prometheus-local.yml"))
                .contains("SUCCESS");
        // the paths in the container, as they are mounted
        Path folder = Files.createTempDirectory("prometheus");
        Path there = folder.resolve("prometheus.yml");
        Files.writeString(
                there,
                ContainerFiles.text("observability/prometheus.yml")
                        .replace(
                                "/etc/prometheus/rules",
                                ContainerFiles.ROOT
                                        .resolve("observability/rules")
                                        .toString()));
        assertThat(promtool("check", "config", there.toString())).contains("SUCCESS");
    }

    @Test
    void everyAlertFiresForWhatItIsAboutAndForNothingElse() {
        assertThat(promtool("check", "rules", "observability/rules/alerts.yml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", "observability/rules/alerts_test.yml"))
                .contains("SUCCESS");
    }

    @Test
    void everyAlertHasASummaryARunbookASeverityAndATestOfBothSides() {
        List<Map<String, Object>> rules = rules();
        assertThat(rules).hasSizeGreaterThan(15).allSatisfy(rule -> {
            String name = rule.get("alert").toString();
            Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
            assertThat(annotations.get("summary")).as(name).isNotNull();
            assertThat(ContainerFiles.ROOT.resolve(annotations.get("runbook").toString()))
                    .as(name)
                    .isRegularFile();
            assertThat(((Map<?, ?>) rule.get("labels")).get("severity"))
                    .as(name)
                    .isIn("critical", "warning");
            assertThat(tested(name, true)).as("%s is shown firing", name).isTrue();
            assertThat(tested(name, false)).as("%s is shown quiet", name).isTrue();
        });
    }

    @SuppressWarnings("unchecked") // rules and tests of Prometheus
    private static List<Map<String, Object>> rules() {
        Map<String, Object> file = new Yaml().load(ContainerFiles.text("observability/rules/alerts.yml"));
        List<Map<String, Object>> rules = new ArrayList<>();
        ((List<Map<String, Object>>) file.get("groups"))
                .forEach(group -> rules.addAll((List<Map<String, Object>>) group.get("rules")));
        return rules;
    }

    @SuppressWarnings("unchecked")
    private static boolean tested(String alert, boolean firing) {
        Map<String, Object> file = new Yaml().load(ContainerFiles.text("observability/rules/alerts_test.yml"));
        return ((List<Map<String, Object>>) file.get("tests"))
                .stream()
                        .flatMap(test -> ((List<Map<String, Object>>) test.get("alert_rule_test")).stream())
                        .filter(test -> test.get("alertname").equals(alert))
                        .anyMatch(test -> ((List<?>) test.get("exp_alerts")).isEmpty() != firing);
    }

    /** Runs the tool; one that is missing fails the test (./opengate doctor --install). */
    private static String promtool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(ContainerFiles.ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new AssertionError("promtool is missing: ./opengate doctor --install", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
