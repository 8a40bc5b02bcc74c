package io.opengate.auth.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two hundred uses of one refresh token at once. */
@AuthTest
@Tag("single-use")
class RefreshStormTests {

    private static final int USES = 200;

    private final TestWorld world;
    private final StringRedisTemplate redis;

    RefreshStormTests(TestWorld world, StringRedisTemplate redis) {
        this.world = world;
        this.redis = redis;
    }

    @Test
    void anAuthenticatedClientGetsOneSuccessorHoweverOftenItAsks() throws Exception {
        SignedIn ada = world.signedIn();
        String token =
                ada.redeem(ada.code("openid")).body().path("refresh_token").asString();

        List<Answer> answers = storm(() -> ada.refresh(token));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        Set<String> successors = successors(answers);
        assertThat(successors).hasSize(1);
        assertThat(ada.refresh(successors.iterator().next()).status()).isEqualTo(200);
    }

    @Test
    void aPublicClientsStormLeavesOneSuccessorAtMostAndEndsTheFamily() throws Exception {
        SignedIn ada = world.signedIn(world.realm(), TestClients.publicClient("spa"));
        String token = ada.redeemAsPublic(ada.code("openid"))
                .body()
                .path("refresh_token")
                .asString();

        List<Answer> answers = storm(() -> ada.refreshAsPublic(token));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).contains(400);
        assertThat(ada.refreshAsPublic(successors(answers).iterator().next()).status())
                .isEqualTo(400);
        SessionSlot slot = new SessionSlot(ada.realm().id(), ada.sid());
        assertThat(redis.hasKey(slot.families())).isFalse();
    }

    private static Set<String> successors(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.body().path("refresh_token").asString())
                .collect(Collectors.toSet());
    }

    private static List<Answer> storm(Callable<Answer> use) throws Exception {
        List<Callable<Answer>> uses = new ArrayList<>();
        for (int i = 0; i < USES; i++) {
            uses.add(use);
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : pool.invokeAll(uses)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
