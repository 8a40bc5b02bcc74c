package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.htmlunit.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A running suite is backed up under load, destroyed, restored, and drilled, with the commands that an operator types. */
class BackupTests {

    private static final String PASSWORD = "violet anvil under eleven moons";

    /** A client that creates users one after the other and writes down whose creation was acknowledged. */
    private static final class Writer implements Runnable {

        private final Management management;
        private final String users;
        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private final List<String> surprises = new CopyOnWriteArrayList<>();
        private final AtomicBoolean stop = new AtomicBoolean();

        Writer(Management management, String realm) {
            this.management = management;
            this.users = "/api/v1/realms/" + realm + "/users";
        }

        @Override
        public void run() {
            for (int i = 0; !stop.get(); i++) {
                String name = "writer-" + i;
                Http.Answer answer = management.call("POST", users, Map.of("username", name));
                if (answer.status() == 201) {
                    acknowledged.add(name);
                } else if (answer.status() != 503
                        || answer.header("Retry-After").isEmpty()) {
                    surprises.add(answer.status() + " " + answer.text());
                }
            }
        }
    }

    @Test
    void whatWasAcknowledgedBeforeABackupSurvivesDestructionAndNoEarlierSessionDoes() throws Exception {
        try (RunningSuite suite = RunningSuite.startAnother(Map.of());
                Callback callback = new Callback();
                Browser browser = new Browser()) {
            Management management = suite.management();
            String realm = management.createRealm();
            management.createUser(realm, "ada", PASSWORD);
            NimbusApplication application = application(suite, management, realm, callback);
            OIDCTokens earlier = signedIn(application, browser);

            Writer writer = new Writer(management, realm);
            Thread load = Thread.ofVirtual().start(writer);
            Awaitility.await().until(() -> writer.acknowledged.size() > 10);
            List<String> before = List.copyOf(writer.acknowledged);
            Command.Outcome backup = Command.succeeds(suite, "backup");
            assertThat(backup.output()).contains("writes were refused for", "are not in the backup");
            int during = writer.acknowledged.size();
            Awaitility.await().until(() -> writer.acknowledged.size() > during + 10);
            writer.stop.set(true);
            load.join();
            assertThat(writer.surprises)
                    .as("every answer was 201, or 503 with Retry-After")
                    .isEmpty();
            RefreshToken refreshed = refreshed(application, earlier);

            destroy(suite);
            Command.Outcome restore = Command.succeeds(suite, "restore");
            assertThat(restore.output()).contains("drop database opengate_users_before_");

            assertEarlierTokensHaveEnded(application, management, refreshed, browser);
            OIDCTokens again = signedIn(application, browser);
            assertThat(again.getAccessToken()).isNotNull();
            assertThat(usernames(suite.management(), realm))
                    .contains("ada")
                    .containsAll(before)
                    .doesNotContain(writer.acknowledged.getLast());
            assertEveryUserHasItsEvent(suite.management(), realm);
            assertRecoveredEndsEverything(suite, application, realm, again, browser);
            Command.Outcome drill = Command.succeeds(suite, "drill");
            assertThat(drill.output()).contains("signed in", "  RPO  ", "  RTO  ", "the second suite is gone");
        }
    }

    /** After a recovery by other means: what was issued until then has ended, and the trail goes on from the databases. */
    private static void assertRecoveredEndsEverything(
            RunningSuite suite, NimbusApplication application, String realm, OIDCTokens tokens, Browser browser)
            throws Exception {
        Management earlier = suite.management();
        assertThat(earlier.get("/api/v1/realms").status()).isEqualTo(200);
        RefreshToken refresh = refreshed(application, tokens);

        Command.Outcome recovered = Command.succeeds(suite, "recovered");
        assertThat(recovered.output()).contains("Every session, refresh token and access token from before");

        assertEarlierTokensHaveEnded(application, earlier, refresh, browser);
        assertThat(signedIn(application, browser).getAccessToken()).isNotNull();
        suite.management().createUser(realm, "after-the-recovery", PASSWORD);
        assertEveryUserHasItsEvent(suite.management(), realm);
    }

    private static NimbusApplication application(
            RunningSuite suite, Management management, String realm, Callback callback) {
        JsonNode client = management.createClient(realm, callback.uri().toString(), Map.of());
        return new NimbusApplication(
                suite.url("/realms/" + realm),
                client.path("clientId").asString(),
                client.path("secret").asString(),
                callback.uri());
    }

    /** The suite may need a moment after a restore. */
    private static OIDCTokens signedIn(NimbusApplication application, Browser browser) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> {
                            Page form =
                                    browser.open(application.request().build().toURI());
                            Page page = Browser.asksForPassword(form) ? browser.signIn(form, "ada", PASSWORD) : form;
                            URI returned = URI.create(page.getUrl().toString());
                            return application.validated(application.exchange(application.code(returned)));
                        },
                        tokens -> true);
    }

    private static RefreshToken refreshed(NimbusApplication application, OIDCTokens tokens) throws Exception {
        var response = application.refresh(tokens.getRefreshToken());
        assertThat(response.indicatesSuccess()).as("before everything ends").isTrue();
        return response.toSuccessResponse().getTokens().getRefreshToken();
    }

    private static void assertEarlierTokensHaveEnded(
            NimbusApplication application, Management earlier, RefreshToken refresh, Browser browser) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(earlier.get("/api/v1/realms").status())
                        .as("an access token from before")
                        .isEqualTo(401));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(application
                                .refresh(refresh)
                                .toErrorResponse()
                                .getErrorObject()
                                .getCode())
                        .isEqualTo("invalid_grant"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> Browser.asksForPassword(
                        browser.open(application.request().build().toURI())));
    }

    /** Somebody drops what must not be dropped, in two databases. */
    private static void destroy(RunningSuite suite) throws SQLException, IOException {
        Path secrets = suite.home().resolve("secrets.env");
        String password = java.nio.file.Files.readAllLines(secrets).stream()
                .filter(line -> line.startsWith("POSTGRES_OWNER_PASSWORD="))
                .findFirst()
                .orElseThrow()
                .substring("POSTGRES_OWNER_PASSWORD=".length());
        for (String database : List.of("users", "rbac")) {
            try (var connection = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + suite.port(15432) + "/opengate_" + database,
                            "opengate_" + database + "_owner",
                            password);
                    var statement = connection.createStatement()) {
                statement.execute("drop table " + (database.equals("users") ? "users" : "assignment") + " cascade");
            }
        }
    }

    private static List<String> usernames(Management management, String realm) {
        return items(management, "/api/v1/realms/" + realm + "/users?limit=200", "username");
    }

    /** A user and the event about it are of the same moment: none without the other. */
    private static void assertEveryUserHasItsEvent(Management management, String realm) {
        List<String> users = items(management, "/api/v1/realms/" + realm + "/users?limit=200", "id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(items(
                                management,
                                "/api/v1/realms/" + realm + "/events?type=user.created&limit=200",
                                "subject"))
                        .containsExactlyInAnyOrderElementsOf(users));
    }

    private static List<String> items(Management management, String path, String field) {
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = management.get(path + next).json();
            page.path("items").forEach(item -> all.add(item.path(field).asString()));
            next = page.path("next").isString()
                    ? "&after=" + Http.encode(page.path("next").asString())
                    : "";
        } while (!next.isEmpty());
        return all;
    }
}
