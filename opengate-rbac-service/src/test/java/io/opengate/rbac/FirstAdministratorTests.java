package io.opengate.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.rbac.TestPeers.InMemorySubjects;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** One story, told in order: the master realm is never without an administrator. */
@OpenGateTest
@RbacTestSetup
@TestPropertySource(
        properties = {"opengate.bootstrap.admin-username=admin", "opengate.bootstrap.admin-client-id=automation"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstAdministratorTests {

    private static final String ASSIGNMENTS = "/api/v1/realms/master/assignments";
    private static final String USER = "00000000-0000-7000-8000-000000000002";
    private static final String SERVICE_ACCOUNT = "00000000-0000-7000-8000-000000000004";
    private static final String[] EVERYTHING = {
        "realm.create",
        "realm.delete",
        "realm.read",
        "realm.manage",
        "key.read",
        "key.manage",
        "user.read",
        "user.manage",
        "user.password.set",
        "role.read",
        "role.manage",
        "assignment.read",
        "assignment.manage",
        "client.read",
        "client.manage",
        "session.read",
        "session.manage",
        "event.read",
        "delivery.read",
        "delivery.manage",
        "system.read"
    };

    private final TestHttp http;
    private final TestTokens tokens;
    private final InMemorySubjects subjects;
    private final String token;

    FirstAdministratorTests(TestHttp http, TestTokens tokens, InMemorySubjects subjects) {
        this.http = http;
        this.tokens = tokens;
        this.subjects = subjects;
        this.token = tokens.master(EVERYTHING);
    }

    @Test
    @Order(1)
    void theConfiguredAccountsAreAdministratorsOfEveryRealm() {
        for (String subject : List.of(USER, SERVICE_ACCOUNT)) {
            JsonNode grants = http.get(
                            "/internal/realms/" + TestRealms.MASTER.id() + "/subjects/" + subject + "/roles",
                            tokens.peer("auth", TestRealms.MASTER))
                    .body()
                    .path("grants");

            assertThat(grants).hasSize(1);
            assertThat(grants.path(0).path("realms").toString()).isEqualTo("[\"*\"]");
            assertThat(grants.path(0).path("permissions").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder(EVERYTHING);
        }
    }

    @Test
    @Order(2)
    void oneOfTwoCanBeRemoved() {
        assertThat(http.delete(ASSIGNMENTS + "/" + assignment(USER), token).status())
                .isEqualTo(204);
    }

    @Test
    @Order(3)
    void theLastOneCanNeitherBeRemovedNorGivenAnEnd() {
        String last = assignment(SERVICE_ACCOUNT);
        Answer removed = http.delete(ASSIGNMENTS + "/" + last, token);
        Answer ended = http.patch(ASSIGNMENTS + "/" + last, token, Map.of("expiresAt", "2099-01-01T00:00:00Z"));

        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.body().path("type").asString()).endsWith("/problems/last-administrator");
        assertThat(ended.status()).isEqualTo(409);
    }

    @Test
    @Order(4)
    void twoWhoRemoveTheLastTwoAtOnceDoNotBothSucceed() throws Exception {
        UUID second = subjects.create();
        Answer appointed = http.post(
                ASSIGNMENTS,
                token,
                Map.of("role", "opengate-api/administrator", "user", second, "realms", List.of("*")));
        assertThat(appointed.status()).as(appointed.text()).isEqualTo(201);
        String first = assignment(SERVICE_ACCOUNT);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> both = List.of(
                    () -> http.delete(ASSIGNMENTS + "/" + first, token).status(),
                    () -> http.delete(ASSIGNMENTS + "/" + assignment(second.toString()), token)
                            .status());
            for (Future<Integer> answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(204, 409);
    }

    private String assignment(String user) {
        return http.get(ASSIGNMENTS + "?user=" + user, token)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }
}
