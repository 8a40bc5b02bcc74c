package io.opengate.testkit.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as each version wrote them, read by the code of today as the application's role. For every migration
 * {@code V<n>} there are {@code db/fixtures/V<n>.sql}, the rows, and {@code V<n>.json}, the requests that read them with
 * what they must answer at least. Subclass it in the service, with a constructor.
 */
@OpenGateTest
@Import(FixtureContract.Replay.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public abstract class FixtureContract {

    private final TestHttp http;
    private final TestTokens tokens;
    private final List<RealmRef> realms = new ArrayList<>();

    protected FixtureContract(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.tokens = tokens;
        FixtureReplay.REALMS.forEach(realm -> this.realms.add(realms.put(realm)));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Replay {
        @Bean
        FlywayMigrationStrategy fixtureReplay() {
            return new FixtureReplay();
        }
    }

    @TestFactory
    List<DynamicTest> rowsOfEveryVersionAreReadAsTheyWereMeant() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (MigrationFile file : MigrationFile.onClassPath()) {
            ClassPathResource fixture = new ClassPathResource("db/fixtures/V" + file.version() + ".json");
            for (JsonNode request : JsonMapper.shared().readTree(fixture.getContentAsString(UTF_8))) {
                tests.add(DynamicTest.dynamicTest(
                        "V" + file.version() + " " + request.path("path").asString(), () -> check(request)));
            }
        }
        return tests;
    }

    private void check(JsonNode request) {
        String path = request.path("path").asString();
        Answer answer = request.has("body")
                ? http.post(path, token(request), request.path("body"))
                : http.get(path, token(request));
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(request.path("status").asInt(200));
        if (request.has("answer")) {
            JsonSubset.check(answer.body(), request.path("answer"), path);
        }
    }

    /** A peer's token for {@code "as": "peer:auth"}, else a manager's of the realm in the path with that permission. */
    private String token(JsonNode request) {
        String as = request.path("as").asString();
        String path = request.path("path").asString();
        RealmRef realm = realms.stream()
                .filter(known -> path.contains(known.name().value())
                        || path.contains(known.id().toString()))
                .findFirst()
                .orElse(TestRealms.MASTER);
        if (as.startsWith("peer:")) {
            return realm.equals(TestRealms.MASTER)
                    ? tokens.peer(as.substring("peer:".length()))
                    : tokens.peer(as.substring("peer:".length()), realm);
        }
        return realm.equals(TestRealms.MASTER) ? tokens.master(as) : tokens.management(realm, as);
    }
}
