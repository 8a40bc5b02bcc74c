package io.opengate.auth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestProofs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred uses of one proof at once. */
@AuthTest
@Tag("single-use")
class DpopReplayStormTests {

    private static final int USES = 200;

    private final TestWorld world;
    private final OAuth oauth;

    DpopReplayStormTests(TestWorld world, OAuth oauth) {
        this.world = world;
        this.oauth = oauth;
    }

    @Test
    void oneOfThemGetsAToken() throws Exception {
        RealmRef realm = world.realm();
        world.client(realm, TestClients.confidential("shop").defaultScopes("orders"));
        String proof = TestProofs.create().proof("POST", oauth.endpoint(realm, "token"));
        Callable<Answer> use = () -> oauth.post(
                realm,
                "token",
                Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET), "DPoP", proof),
                "grant_type",
                "client_credentials");

        List<Answer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : pool.invokeAll(Collections.nCopies(USES, use))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).hasSize(USES);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.body().path("error").asString().equals("invalid_dpop_proof"));
    }
}
