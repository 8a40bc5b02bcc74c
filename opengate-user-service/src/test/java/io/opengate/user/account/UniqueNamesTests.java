package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UniqueNamesTests {

    private final TestUsers users;
    private final TestUsers elsewhere;

    UniqueNamesTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.users = new TestUsers(http, tokens, realms.create());
        this.elsewhere = new TestUsers(http, tokens, realms.create());
    }

    @ParameterizedTest
    @CsvSource({"Ada,ADA", "straße,STRASSE", "Ａｄａ,ada", "zu\u0308rich,ZÜRICH", "οδυσσεύς,ΟΔΥΣΣΕΎΣ"})
    void aUsernameIsTakenInEverySpelling(String one, String other) {
        users.user(one);

        Answer answer = users.create(Map.of("username", other));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/username-taken");
        assertThat(elsewhere.create(Map.of("username", other)).status()).isEqualTo(201);
    }

    @Test
    void anAddressIsTakenInEverySpelling() {
        users.create(Map.of("username", "ada", "email", "Ada@Bücher.example"));

        Answer answer = users.create(Map.of("username", "eve", "email", "ada@XN--BCHER-KVA.example"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/email-taken");
    }

    @Test
    void aChangeCannotTakeAnothersName() {
        users.user("ada");
        UserId eve = users.user("eve");

        assertThat(users.patch(eve, Map.of("username", "ADA")).status()).isEqualTo(409);
        assertThat(users.patch(eve, Map.of("username", "EVE")).status()).isEqualTo(200);
    }

    @Test
    @Tag("account-linking")
    void nobodyTakesTheAddressOfAnotherAsAUsername() {
        users.create(Map.of("username", "ada", "email", "ada@example.com"));

        assertThat(users.create(Map.of("username", "ada@example.com")).status()).isEqualTo(400);
        assertThat(users.create(Map.of("username", "ada@example.com", "email", "eve@example.com"))
                        .status())
                .isEqualTo(400);
        assertThat(users.create(Map.of("username", "ADA@example.com", "email", "ada@example.com"))
                        .status())
                .isEqualTo(409);
        assertThat(users.create(Map.of("username", "Eve@example.com", "email", "eve@example.com"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void ofManyAtOnceOneGetsTheName() throws Exception {
        List<Callable<Integer>> creates = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> users.create(Map.of("username", i % 2 == 0 ? "Ada" : "ADA"))
                        .status())
                .toList();
        List<Integer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(creates).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(15);
    }
}
