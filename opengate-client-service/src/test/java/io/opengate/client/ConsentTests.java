package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ConsentTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RecordedEvents events;
    private final RealmRef realm;
    private final String base;
    private final String token;
    private final UUID user = UUID.randomUUID();

    ConsentTests(TestHttp http, TestTokens tokens, TestRealms realms, RecordedEvents events) {
        this.http = http;
        this.tokens = tokens;
        this.events = events;
        this.realm = realms.create();
        this.base = "/api/v1/realms/" + realm.name();
        this.token = tokens.management(realm, "client.read", "client.manage");
    }

    @Test
    void whatWasGrantedIsRemembered() {
        String client = client("asks");

        assertThat(granted(client).body().path("scopes")).isEmpty();
        assertThat(grant(client, "openid", "email").status()).isEqualTo(200);
        assertThat(granted(client).body().path("scopes").toString()).isEqualTo("[\"email\",\"openid\"]");
        grant(client, "openid");
        assertThat(granted(client).body().path("scopes").toString()).isEqualTo("[\"openid\"]");
    }

    @Test
    void consentsOfAUserAreListedAndRevoked() {
        String first = client("first");
        String second = client("second");
        grant(first, "openid");
        grant(second, "openid", "email");
        Answer page = http.get(base + "/consents?limit=1&user=" + user, token);
        Answer rest = http.get(
                base + "/consents?limit=1&user=" + user + "&after="
                        + page.body().path("next").asString(),
                token);
        String consent = rest.body().path("items").path(0).path("id").asString();

        assertThat(page.body().path("items").path(0).path("clientId").asString())
                .isEqualTo("first");
        assertThat(rest.body().path("items").path(0).path("clientId").asString())
                .isEqualTo("second");
        assertThat(http.delete(base + "/consents/" + consent, token).status()).isEqualTo(204);
        assertThat(http.delete(base + "/consents/" + consent, token).status()).isEqualTo(404);
        assertThat(granted(second).body().path("scopes")).isEmpty();
        await().until(() -> !events.of("consent.revoked", consent).isEmpty());
        assertThat(events.of("consent.revoked", consent).getFirst().data())
                .containsEntry("clientId", "second")
                .containsEntry("user", user.toString());
    }

    @Test
    void nothingGrantedTakesTheConsentBack() {
        String client = client("empty");
        grant(client, "openid");
        grant(client);

        assertThat(http.get(base + "/consents?user=" + user, token).body().path("items"))
                .isEmpty();
    }

    @Test
    void aButtonPressedTwiceGrantsOnce() throws Exception {
        String client = client("hasty");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> request = () -> grant(client, "openid");
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(4, request))) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }

        assertThat(http.get(base + "/consents?user=" + user, token).body().path("items"))
                .hasSize(1);
    }

    @Test
    void aClientThatIsNotThereGetsNoConsent() {
        assertThat(grant(UUID.randomUUID().toString(), "openid").status()).isEqualTo(404);
        assertThat(grant("00000000-0000-7000-8000-000000000010", "openid").status())
                .isEqualTo(404);
    }

    @Test
    void aDeletedClientTakesItsConsentsAlong() {
        String client = client("leaving");
        grant(client, "openid");
        http.delete(base + "/clients/" + client, token);

        assertThat(http.get(base + "/consents?user=" + user, token).body().path("items"))
                .isEmpty();
    }

    private String client(String clientId) {
        Answer created = http.post(base + "/clients", token, Map.of("clientId", clientId, "type", "public"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }

    private Answer grant(String client, String... scopes) {
        return http.put(path(client), tokens.peer("auth", realm), Map.of("scopes", List.of(scopes)));
    }

    private Answer granted(String client) {
        return http.get(path(client), tokens.peer("auth", realm));
    }

    private String path(String client) {
        return "/internal/realms/" + realm.id() + "/consents?user=" + user + "&client=" + client;
    }
}
