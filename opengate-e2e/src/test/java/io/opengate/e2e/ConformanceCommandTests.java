package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./opengate conformance} against a stand-in for the suite's API: what it makes here, tells there, and answers. */
class ConformanceCommandTests {

    private final RunningSuite suite = RunningSuite.shared();

    @TempDir
    private Path results;

    @Test
    void aPlanIsSetUpRunAndClearedAway() throws IOException {
        try (StandInConformanceSuite stand = new StandInConformanceSuite("PASSED")) {
            Outcome outcome = run(stand);

            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("PASSED       oidcc-server", "1 PASSED");
            JsonNode told = stand.configuration();
            assertThat(told.at("/server/discoveryUrl").asString()).startsWith(suite.url("/realms/conformance-"));
            assertThat(told.at("/client/client_id").asString()).isNotEmpty();
            assertThat(told.at("/client/client_secret").asString()).hasSizeGreaterThan(31);
            assertThat(told.toString()).doesNotContain("${");
            assertThat(stand.metadataOfTheRealm().path("issuer").asString()).contains("/realms/conformance-");
            String discovery = told.at("/server/discoveryUrl").asString();
            Awaitility.await("the realm is gone")
                    .until(() -> Http.json("GET", discovery, null, null).status() != 200);
            assertThat(results.resolve("oidcc-basic-certification-test-plan.zip"))
                    .hasContent("signed results");
            assertThat(Files.readString(results.resolve("oidcc-basic-certification-test-plan.json")))
                    .contains("\"result\": \"PASSED\"", "\"version\": \"0.0\"");
        }
    }

    @Test
    void aWarningThatNothingExplainsFailsTheCommand() throws IOException {
        for (String result : List.of("WARNING", "FAILED", "SKIPPED", "REVIEW")) {
            try (StandInConformanceSuite stand = new StandInConformanceSuite(result)) {
                Outcome outcome = run(stand);

                assertThat(outcome.status()).as(outcome.output()).isEqualTo(1);
                assertThat(outcome.output())
                        .contains(result, "NOT EXPLAINED", "WARNING CheckSomething: something is not as it should be");
            }
        }
    }

    private Outcome run(StandInConformanceSuite stand) {
        return Command.runs(
                List.of(
                        "python3",
                        RunningSuite.root().resolve("conformance/run.py").toString(),
                        "oidcc-basic-certification-test-plan",
                        "--suite",
                        stand.url(),
                        "--output",
                        results.toString()),
                Map.of(
                        "OPENGATE_URL", suite.url(""),
                        "OPENGATE_ADMIN_CLIENT_ID", RunningSuite.ADMIN_CLIENT,
                        "OPENGATE_ADMIN_CLIENT_SECRET", RunningSuite.ADMIN_SECRET));
    }
}
