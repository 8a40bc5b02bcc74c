package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SecretTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final String clients;
    private final String token;

    SecretTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.clients = "/api/v1/realms/" + realm.name() + "/clients";
        this.token = tokens.management(realm, "client.read", "client.manage");
    }

    @Test
    void aChosenSecretIsKeptAsItsHash() {
        String secret = "chosen-secret-of-thirty-two-chars";
        Answer created =
                http.post(clients, token, Map.of("clientId", "chosen", "type", "confidential", "secret", secret));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().path("secret").asString()).isEqualTo(secret);
        assertThat(hashes("chosen")).containsExactly(Hashes.sha256(secret));
    }

    @Test
    void aShortSecretIsRefused() {
        Answer answer = http.post(clients, token, Map.of("type", "confidential", "secret", "x".repeat(31)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("x".repeat(31));
    }

    @Test
    void anAddedSecretLivesBesideTheOlderOne() {
        Answer created = create("overlap");
        Answer added = http.post(secrets(created), token, Map.of());

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.header("Location"))
                .endsWith("/secrets/" + added.body().path("id").asString());
        assertThat(hashes("overlap")).containsExactly(hash(added), hash(created));
    }

    @Test
    void theOlderSecretEndsAfterTheOverlap() {
        Answer created = create("ending");
        Answer added = http.post(secrets(created), token, Map.of("overlapSeconds", 3600));
        Answer list = http.get(secrets(created), token);

        assertThat(added.status()).isEqualTo(201);
        assertThat(list.body().path("items")).hasSize(2);
        assertThat(list.body().path("items").path(0).has("expiresAt")).isFalse();
        assertThat(list.body().path("items").path(1).has("expiresAt")).isTrue();
        assertThat(list.text()).doesNotContain(added.body().path("secret").asString(), hash(added));
    }

    @Test
    void withoutAnOverlapTheOlderSecretEndsAtOnce() {
        Answer created = create("instant");
        Answer added = http.post(secrets(created), token, Map.of("overlapSeconds", 0));

        assertThat(hashes("instant")).containsExactly(hash(added));
    }

    @Test
    void twoSecretsLiveAtMost() {
        Answer created = create("third");
        Answer second = http.post(secrets(created), token, Map.of());
        Answer third = http.post(secrets(created), token, Map.of());

        assertThat(hashes("third")).containsExactly(hash(third), hash(second));
    }

    @Test
    void aRepeatedRequestWithItsKeyAddsNoSecondSecretAndShowsNone() {
        Answer created = create("repeated");
        Answer added = http.send("POST", secrets(created), token, Map.of(), Map.of("Idempotency-Key", "rotation-1"));
        Answer again = http.send("POST", secrets(created), token, Map.of(), Map.of("Idempotency-Key", "rotation-1"));

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(added.header("Location"));
        assertThat(again.body().has("secret")).isFalse();
        assertThat(hashes("repeated")).containsExactly(hash(added), hash(created));
    }

    @Test
    void aKeyOfAnotherClientsSecretIsRefused() {
        Answer first = create("first-holder");
        Answer second = create("second-holder");
        http.send("POST", secrets(first), token, Map.of(), Map.of("Idempotency-Key", "rotation-2"));
        Answer answer = http.send("POST", secrets(second), token, Map.of(), Map.of("Idempotency-Key", "rotation-2"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(hashes("second-holder")).containsExactly(hash(second));
    }

    @Test
    void aDeletedSecretIsNoLongerAccepted() {
        Answer created = create("revoked");
        Answer added = http.post(secrets(created), token, Map.of());
        String path = secrets(created) + "/" + added.body().path("id").asString();

        assertThat(http.delete(path, token).status()).isEqualTo(204);
        assertThat(http.delete(path, token).status()).isEqualTo(404);
        assertThat(hashes("revoked")).containsExactly(hash(created));
    }

    @Test
    void aPublicClientGetsNoSecret() {
        Answer created = http.post(clients, token, Map.of("type", "public"));
        Answer added = http.post(secrets(created), token, Map.of());

        assertThat(added.status()).isEqualTo(409);
        assertThat(added.body().path("type").asString()).endsWith("/problems/client-has-no-secret");
    }

    private Answer create(String clientId) {
        Answer created = http.post(clients, token, Map.of("clientId", clientId, "type", "confidential"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created;
    }

    private String secrets(Answer client) {
        return clients + "/" + client.body().path("id").asString() + "/secrets";
    }

    private static String hash(Answer answer) {
        return Hashes.sha256(answer.body().path("secret").asString());
    }

    private List<String> hashes(String clientId) {
        Answer facts = http.get(
                "/internal/realms/" + realm.id() + "/clients?clientId=" + clientId, tokens.peer("auth", realm));
        return facts.body()
                .path("secrets")
                .valueStream()
                .map(secret -> secret.path("hash").asString())
                .toList();
    }
}
