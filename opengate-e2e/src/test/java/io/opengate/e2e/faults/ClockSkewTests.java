package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.opengate.e2e.Http;
import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Processes whose clocks really differ: auth is a minute ahead of the suite's machine, the user service a minute behind. All
 * requests to these two go to these processes, through the gateway and from every other service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockSkewTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final int authPort = PostgresqlServer.freePort();
    private final int userPort = PostgresqlServer.freePort();
    private final RunningSuite suite = RunningSuite.startAnother(Map.of(
            "OPENGATE_PEERS_AUTH_URL", "http://127.0.0.1:" + authPort,
            "OPENGATE_PEERS_USER_URL", "http://127.0.0.1:" + userPort));
    private final ServiceProcess auth = ServiceProcess.launch("auth", authPort, suite, peers(clock("+60s")));
    private final ServiceProcess users = ServiceProcess.launch("user", userPort, suite, peers(database(clock("-60s"))));

    @BeforeAll
    void awaitReady() {
        auth.awaitReady();
        users.awaitReady();
    }

    @AfterAll
    void end() {
        auth.close();
        users.close();
        suite.close();
    }

    private Map<String, String> peers(Map<String, String> environment) {
        environment.put("OPENGATE_AUTH_URL", "http://127.0.0.1:" + authPort);
        environment.put("OPENGATE_USER_URL", "http://127.0.0.1:" + userPort);
        return environment;
    }

    private Map<String, String> database(Map<String, String> environment) {
        Secrets secrets = Secrets.of(suite);
        environment.put("POSTGRES_HOST", "127.0.0.1");
        environment.put("POSTGRES_PORT", Integer.toString(suite.port(15432)));
        environment.put("POSTGRES_DB", "opengate_users");
        environment.put("POSTGRES_USER", "opengate_users_app");
        environment.put("POSTGRES_PASSWORD", secrets.get("POSTGRES_APPLICATION_PASSWORD"));
        environment.put("POSTGRES_MIGRATION_USER", "opengate_users_owner");
        environment.put("POSTGRES_MIGRATION_PASSWORD", secrets.get("POSTGRES_OWNER_PASSWORD"));
        return environment;
    }

    /** The process' wall clock is that far off; durations are not. */
    private static Map<String, String> clock(String offset) {
        try (Stream<Path> libraries = Files.list(Path.of("/usr/lib"))) {
            Path library = libraries
                    .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("libfaketime is missing: ./opengate doctor --install brings it"));
            return new HashMap<>(Map.of(
                    "LD_PRELOAD",
                    library.toString(),
                    "FAKETIME",
                    offset,
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theClocksReallyDifferAndBothServicesSayByHowMuch() {
        assertThat(offset(auth)).isBetween(55.0, 65.0);
        assertThat(offset(users)).isBetween(-65.0, -55.0);
    }

    private static double offset(ServiceProcess service) {
        return Http.json("GET", service.url("/actuator/prometheus"), null, null)
                .text()
                .lines()
                .filter(line -> line.startsWith("opengate_clock_offset_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPersonSignsInAndEveryPartyTakesTheTokensAtOnce() throws Exception {
        try (Person person = new Person(suite)) {
            OIDCTokens tokens = person.signIn();

            Instant issued =
                    tokens.getIDToken().getJWTClaimsSet().getIssueTime().toInstant();
            assertThat(Duration.between(issued, Instant.now()).abs())
                    .as("by the clock of a third party")
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(knows(person, tokens)).isTrue();
            assertThat(person.application().isActive(tokens.getAccessToken())).isTrue();
            assertThat(person.mayRefresh(tokens)).isTrue();
        }
    }

    @Test
    void whoIsDisabledLosesEveryTokenAtOnceAndWhoIsEnabledAgainGetsOnesThatLive() throws Exception {
        try (Person person = new Person(suite)) {
            OIDCTokens tokens = person.signIn();
            assertThat(knows(person, tokens)).isTrue();

            change(person, "disabled");
            Awaitility.await("a token issued by a clock that is ahead does not outlive its revocation")
                    .atMost(SOON)
                    .until(() -> !knows(person, tokens));
            assertThat(person.application().isActive(tokens.getAccessToken())).isFalse();
            assertThat(person.mayRefresh(tokens)).isFalse();

            change(person, "active");
            OIDCTokens again = person.signIn();
            assertThat(knows(person, again)).isTrue();
            assertThat(knows(person, tokens)).isFalse();
        }
    }

    @Test
    void aNewPasswordEndsEarlierTokensAndNotThoseThatFollow() throws Exception {
        try (Person person = new Person(suite)) {
            OIDCTokens tokens = person.signIn();
            String path = person.account() + "/password";
            assertThat(suite.management()
                            .call("PUT", path, Map.of("password", Person.PASSWORD + " two", "temporary", false))
                            .status())
                    .isEqualTo(204);
            Awaitility.await().atMost(SOON).until(() -> !knows(person, tokens));

            assertThat(suite.management()
                            .call("PUT", path, Map.of("password", Person.PASSWORD, "temporary", false))
                            .status())
                    .isEqualTo(204);
            assertThat(knows(person, person.signIn())).isTrue();
        }
    }

    @Test
    void aClockThatIsFurtherOffThanIsToleratedIsRefusedByName() {
        try (ServiceProcess wrong = ServiceProcess.launch("auth", suite, peers(clock("+151s")))) {
            Awaitility.await("the service names the skew")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        Http.Answer answer = Http.json(
                                "GET", wrong.url("/realms/master/.well-known/openid-configuration"), null, null);
                        assertThat(answer.status()).isEqualTo(503);
                        assertThat(answer.header("Retry-After")).isNotEmpty();
                        assertThat(answer.text()).contains("clock skew");
                    });
            assertThat(wrong.logs()).contains("clock skew: this machine's clock is 15");
            assertThat(Http.json("GET", wrong.url("/actuator/health"), null, null)
                            .json()
                            .path("components")
                            .path("clock")
                            .path("status")
                            .asString())
                    .isEqualTo("DOWN");
        }
    }

    private static boolean knows(Person person, OIDCTokens tokens) throws Exception {
        return person.application()
                .userInfo((BearerAccessToken) tokens.getAccessToken())
                .indicatesSuccess();
    }

    private void change(Person person, String status) {
        assertThat(suite.management()
                        .call("PATCH", person.account(), Map.of("status", status))
                        .status())
                .isEqualTo(200);
    }
}
