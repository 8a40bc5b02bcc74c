package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.htmlunit.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * Every metric, label and value that alert rules and dashboards name is in a scrape of the running suite, after some
 * traffic and with a follower on a replication slot. What the names mean, the rules' own tests show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityTests {

    private static final String PASSWORD = "violet anvil under eleven moons";
    private static final String SLOT = "observability_tests";

    private final RunningSuite suite = RunningSuite.shared();
    private Process follower;

    @BeforeAll
    void trafficAndAFollower() throws IOException, SQLException {
        signIns();
        superuser("select pg_create_physical_replication_slot('" + SLOT + "')");
        Path folder = Files.createDirectories(suite.home().resolve("follower"));
        ProcessBuilder builder = new ProcessBuilder(
                        "pg_receivewal",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(suite.port(15432)),
                        "-U",
                        "postgres",
                        "-D",
                        folder.toString(),
                        "-S",
                        SLOT,
                        "--no-loop")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("PGPASSWORD", password());
        follower = builder.start();
        Awaitility.await("somebody follows the server")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Scrape.of(suite).has("opengate_database_standby_streaming"));
    }

    @AfterAll
    void noFollower() throws SQLException {
        if (follower != null) {
            follower.destroy();
            follower.onExit().join();
        }
        superuser("select pg_drop_replication_slot('" + SLOT + "')");
    }

    private void signIns() {
        Management management = suite.management();
        String realm = management.createRealm();
        management.createUser(realm, "ada", PASSWORD);
        try (Callback callback = new Callback();
                Browser browser = new Browser()) {
            JsonNode client = management.createClient(realm, callback.uri().toString(), Map.of());
            NimbusApplication application = new NimbusApplication(
                    suite.url("/realms/" + realm),
                    client.path("clientId").asString(),
                    client.path("secret").asString(),
                    callback.uri());
            Page form = browser.open(application.request().build().toURI());
            Page signedIn = browser.signIn(browser.signIn(form, "ada", "not the password at all"), "ada", PASSWORD);
            assertThat(URI.create(signedIn.getUrl().toString()).getQuery()).contains("code=");
        }
    }

    private String password() throws IOException {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(suite.home().resolve("secrets.env"))) {
            secrets.load(reader);
        }
        return secrets.getProperty("POSTGRES_SUPERUSER_PASSWORD");
    }

    private void superuser(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + suite.port(15432) + "/opengate_users";
        try (Connection connection = DriverManager.getConnection(url, "postgres", password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everythingThatRulesAndDashboardsNameExists() {
        Map<String, String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(60);
        Scrape scrape = Scrape.of(suite);
        return expressions.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> exists(scrape, entry.getValue())));
    }

    private static void exists(Scrape scrape, String expression) {
        PromQl read = PromQl.of(expression);
        assertThat(read.selectors())
                .as(expression)
                .isNotEmpty()
                .allSatisfy(selector -> assertThat(scrape.has(selector))
                        .as("%s is in the scrape, for %s", selector, expression)
                        .isTrue());
        assertThat(read.labels())
                .allSatisfy(label -> assertThat(scrape.hasLabel(read.selectors(), label))
                        .as("label %s, for %s", label, expression)
                        .isTrue());
    }

    /** Before the first it is 0 or what an earlier test made; only a backup that was made moves it. */
    @Test
    void aBackupIsSeenWhenItSucceedsAndNotWhenItFails() {
        double before = (double) Instant.now().getEpochSecond();
        assertThat(lastBackup()).isLessThan(before);
        assertThat(Command.run(suite, "backup", "--recipient", "nobody").status())
                .isNotZero();
        Command.succeeds(suite, "backup");

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> lastBackup() >= before);
        assertThat(shown("opengate_backup_size_bytes")).isPositive();
        assertThat(shown("opengate_backup_duration_seconds")).isPositive();
    }

    private double lastBackup() {
        return shown("opengate_backup_last_success_timestamp_seconds");
    }

    /** A metric without labels, as the user service shows it. */
    private double shown(String metric) {
        String url = "http://127.0.0.1:" + suite.port(8082) + "/actuator/prometheus";
        return Http.json("GET", url, null, null)
                .text()
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMetricOrLabelThatIsNotThereIsFound() {
        Scrape scrape = Scrape.of(suite);
        assertThat(scrape.has(PromQl.of("opengate_no_such_metric").selectors().getFirst()))
                .isFalse();
        assertThat(scrape.has(PromQl.of("opengate_database_connections{state=\"asleep\"}")
                        .selectors()
                        .getFirst()))
                .isFalse();
    }

    @Test
    void theDatabasesOfAllServicesComeTogetherThroughTheGateway() {
        JsonNode items =
                suite.management().get("/api/v1/system/database").json().path("items");

        assertThat(items.size()).isEqualTo(5);
        assertThat(items.valueStream()).allSatisfy(item -> {
            assertThat(item.path("available").asBoolean()).as(item.toString()).isTrue();
            assertThat(item.at("/database/tables").size()).isPositive();
            assertThat(item.at("/database/migration/version").asInt()).isPositive();
        });
        assertThat(Http.json("GET", suite.url("/api/v1/system/database"), null, null)
                        .status())
                .isEqualTo(401);
    }

    /** Every expression of rules and dashboards, by where it stands. */
    private static Map<String, String> expressions() {
        Map<String, String> expressions = new LinkedHashMap<>();
        Path folder = RunningSuite.root().resolve("observability");
        rules(folder.resolve("rules/alerts.yml"))
                .forEach(rule -> expressions.put("alert " + rule.get("alert"), String.valueOf(rule.get("expr"))));
        for (String name : List.of("suite", "database", "redis", "jvm")) {
            JsonNode board = Http.JSON.readTree(text(folder.resolve("grafana/dashboards/" + name + ".json")));
            board.path("panels")
                    .valueStream()
                    .forEach(panel -> panel.path("targets")
                            .valueStream()
                            .forEach(target -> expressions.put(
                                    name + ": " + panel.path("title").asString() + " "
                                            + target.path("refId").asString(),
                                    target.path("expr").asString())));
        }
        return expressions;
    }

    @SuppressWarnings("unchecked") // rules of Prometheus
    private static List<Map<String, Object>> rules(Path file) {
        Map<String, Object> content = new Yaml().load(text(file));
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) content.getOrDefault("groups", List.of())) {
            rules.addAll((List<Map<String, Object>>) group.getOrDefault("rules", List.of()));
        }
        return rules;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
