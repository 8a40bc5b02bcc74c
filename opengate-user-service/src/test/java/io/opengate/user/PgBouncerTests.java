package io.opengate.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

/**
 * The service behind PgBouncer in transaction mode: its connections share a few of the server's, and no realm sees another's
 * rows through them, because the realm is told for one transaction alone.
 */
@OpenGateTest
@ContextConfiguration(initializers = PgBouncerTests.Behind.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PgBouncerTests {

    private static final int REALMS = 4;
    private static final int USERS = 15;
    private static final String UNHEARD = "whether the token was revoked cannot be told at the moment";

    /** Sends the service through PgBouncer and Flyway straight to the server, as docs/operations.md says. */
    static final class Behind implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = (TestDatabase)
                    Objects.requireNonNull(context.getBeanFactory().getSingleton("testDatabase"));
            int server = context.getEnvironment().getRequiredProperty("POSTGRES_PORT", Integer.class);
            PgBouncer bouncer = PgBouncer.start(server, database);
            context.getBeanFactory().registerSingleton("pgBouncer", bouncer);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "pgbouncer",
                            Map.of(
                                    "spring.datasource.url",
                                    "jdbc:postgresql://127.0.0.1:" + bouncer.port() + "/" + database.name()
                                            + "?prepareThreshold=0&ApplicationName=behind-pgbouncer",
                                    "spring.datasource.hikari.connection-init-sql",
                                    "",
                                    "spring.flyway.url",
                                    database.url())));
        }
    }

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestRealms realms;
    private final TrialDatabase database;

    PgBouncerTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database) {
        this.http = http;
        this.tokens = tokens;
        this.realms = realms;
        this.database = new TrialDatabase(database);
    }

    @Test
    void realmsShareConnectionsAndSeeTheirOwnUsersAlone() throws Exception {
        List<TestUsers> all = new ArrayList<>();
        for (int realm = 0; realm < REALMS; realm++) {
            all.add(new TestUsers(http, tokens, realms.create()));
        }
        List<Callable<Integer>> creates = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int realm = 0; realm < REALMS; realm++) {
                TestUsers users = all.get(realm);
                String name = "r" + realm + "u" + user;
                creates.add(() ->
                        patiently(() -> users.create(Map.of("username", name))).status());
            }
        }

        assertThat(together(creates)).containsOnly(201);

        List<Callable<String>> lists = new ArrayList<>();
        for (int round = 0; round < USERS; round++) {
            for (int realm = 0; realm < REALMS; realm++) {
                TestUsers users = all.get(realm);
                String prefix = "r" + realm + "u";
                lists.add(() -> seen(patiently(() -> users.get(users.path() + "?limit=200")), prefix));
            }
        }
        assertThat(together(lists)).containsOnly("200: " + USERS + " own, 0 of others");
        assertThat(serverConnections()).isBetween(1L, (long) PgBouncer.SERVER_CONNECTIONS);
    }

    /**
     * A busy machine may not hear the event stream for a second; then the service says that it cannot tell whether a token was
     * revoked. That answer alone is waited out: every other, another 503 included, is what the test is about.
     */
    private static TestHttp.Answer patiently(Supplier<TestHttp.Answer> request) {
        return Awaitility.await()
                .pollInSameThread()
                .until(
                        request::get,
                        answer -> answer.status() != 503 || !answer.text().contains(UNHEARD));
    }

    /** What a list showed; of an answer that is no list, the answer. */
    private static String seen(TestHttp.Answer answer, String prefix) {
        if (answer.status() != 200) {
            return answer.status() + " " + answer.text();
        }
        List<JsonNode> items = answer.body().path("items").valueStream().toList();
        long own = items.stream()
                .filter(user -> user.path("username").asString().startsWith(prefix))
                .count();
        return "200: " + own + " own, " + (items.size() - own) + " of others";
    }

    private long serverConnections() {
        return database.sql()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and usename like '%_app'")
                .query(Long.class)
                .single();
    }

    private static <T> List<T> together(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<T> done = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                done.add(result.get());
            }
            return done;
        }
    }

    @Test
    void theWatcherLooksThroughItToo() {
        TestHttp.Answer seen = http.get("/api/v1/system/database", tokens.master("system.read"));

        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.body().path("tables").size()).isPositive();
    }
}
