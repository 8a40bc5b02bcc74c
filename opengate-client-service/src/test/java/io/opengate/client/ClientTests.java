package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.ArrayList;
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
class ClientTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final RealmRef other;
    private final String clients;
    private final String token;

    ClientTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.other = realms.create();
        this.clients = "/api/v1/realms/" + realm.name() + "/clients";
        this.token = tokens.management(realm, "client.read", "client.manage");
    }

    @Test
    void aNewClientIsAnsweredWithItsSecretAndLocation() {
        Answer answer = http.post(
                clients,
                token,
                Map.of(
                        "clientId", "shop",
                        "name", "Shop",
                        "type", "confidential",
                        "redirectUris", List.of("https://shop.example.com/callback")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.body().path("clientId").asString()).isEqualTo("shop");
        assertThat(answer.body().path("type").asString()).isEqualTo("confidential");
        assertThat(answer.body().path("secret").asString()).hasSize(43);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.header("Location"))
                .endsWith(clients + "/" + answer.body().path("id").asString());
    }

    @Test
    void theSecretIsAnsweredOnce() {
        Answer created = create("once");
        Answer read = http.get(clients + "/" + id(created), token);

        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.body().has("secret")).isFalse();
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void theProviderReadsTheHashOfTheSecret() {
        Answer created = create("provider");
        Answer facts =
                http.get("/internal/realms/" + realm.id() + "/clients?clientId=provider", tokens.peer("auth", realm));

        assertThat(facts.status()).as(facts.text()).isEqualTo(200);
        assertThat(facts.body().path("secrets").path(0).path("hash").asString())
                .isEqualTo(Hashes.sha256(created.body().path("secret").asString()));
        assertThat(facts.body().path("redirectUris").path(0).asString()).isEqualTo("https://app.example.com/cb");
        assertThat(facts.body().path("grantTypes").toString()).isEqualTo("[\"authorization_code\",\"refresh_token\"]");
    }

    @Test
    void theProviderFindsNoClientThatIsNotThere() {
        Answer facts =
                http.get("/internal/realms/" + realm.id() + "/clients?clientId=nobody", tokens.peer("auth", realm));

        assertThat(facts.status()).isEqualTo(404);
    }

    @Test
    void anIdIsGeneratedWhereNoneIsChosen() {
        Answer answer = http.post(clients, token, Map.of("type", "public", "name", "Phone"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.body().path("clientId").asString()).isNotEmpty();
        assertThat(answer.body().has("secret")).isFalse();
        assertThat(answer.body().path("requirePkce").asBoolean()).isTrue();
    }

    @Test
    void aClientIdIsUniqueWithinItsRealmOnly() {
        create("unique");
        Answer again = http.post(clients, token, body("unique"));
        Answer elsewhere = http.post(
                "/api/v1/realms/" + other.name() + "/clients",
                tokens.management(other, "client.manage"),
                body("unique"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("type").asString()).endsWith("/problems/client-id-taken");
        assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(201);
    }

    @Test
    void ofManyWhoTakeAClientIdAtOnceOneGetsIt() throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> request = () -> http.post(clients, token, body("raced"));
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(8, request))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer ->
                        assertThat(answer.body().path("type").asString()).endsWith("/problems/client-id-taken"));
    }

    @Test
    void aClientOfAnotherRealmIsNotFound() {
        Answer created = create("mine");
        Answer read = http.get(
                "/api/v1/realms/" + other.name() + "/clients/" + id(created), tokens.management(other, "client.read"));

        assertThat(read.status()).isEqualTo(404);
    }

    @Test
    void aPatchChangesWhatItNames() {
        Answer created = create("patched");
        Answer patched = http.patch(clients + "/" + id(created), token, Map.of("name", "Renamed"));

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().path("name").asString()).isEqualTo("Renamed");
        assertThat(patched.body().path("redirectUris").path(0).asString()).isEqualTo("https://app.example.com/cb");
        assertThat(patched.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aStaleVersionIsRefused() {
        Answer created = create("stale");
        http.patch(clients + "/" + id(created), token, Map.of("name", "Newer"));
        Answer late = http.send(
                "PATCH", clients + "/" + id(created), token, Map.of("name", "Older"), Map.of("If-Match", "\"0\""));

        assertThat(late.status()).isEqualTo(412);
    }

    @Test
    void aDeletedClientIsGone() {
        Answer created = create("deleted");
        Answer deleted = http.delete(clients + "/" + id(created), token);

        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(http.get(clients + "/" + id(created), token).status()).isEqualTo(404);
    }

    @Test
    void aClientWithItsOwnGrantHasAServiceAccount() {
        Answer created = http.post(
                clients,
                token,
                Map.of("clientId", "robot", "type", "confidential", "grantTypes", List.of("client_credentials")));
        String account = created.body().path("serviceAccountId").asString();
        Answer found =
                http.get("/internal/realms/" + realm.id() + "/service-accounts/" + account, tokens.peer("rbac", realm));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.body().path("clientId").asString()).isEqualTo("robot");
    }

    @Test
    void clientsAreListedByTheirIdsInPages() {
        List.of("c", "a", "b").forEach(this::create);
        Answer first = http.get(clients + "?limit=2", token);
        Answer rest =
                http.get(clients + "?limit=2&after=" + first.body().path("next").asString(), token);

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(rest)).containsExactly("c", "opengate-api");
        assertThat(rest.body().has("next")).isFalse();
    }

    @Test
    void clientsAreFoundByThePrefixOfIdOrName() {
        create("alpha-1");
        create("beta-1");
        http.post(clients, token, Map.of("clientId", "gamma", "type", "public", "name", "ÄPFEL und mehr"));

        assertThat(names(http.get(clients + "?clientId=alpha", token))).containsExactly("alpha-1");
        assertThat(names(http.get(clients + "?name=%C3%A4pf", token))).containsExactly("gamma");
        assertThat(names(http.get(clients + "?name=%25", token))).isEmpty();
    }

    @Test
    void aRepeatedCreateAnswersTheSameClientWithoutItsSecret() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = http.send("POST", clients, token, body("idem"), key);
        Answer second = http.send("POST", clients, token, body("idem"), key);
        Answer different = http.send("POST", clients, token, body("idem2"), key);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.body().has("secret")).isFalse();
        assertThat(different.status()).isEqualTo(422);
    }

    private List<String> names(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("clientId").asString())
                .toList();
    }

    private Answer create(String clientId) {
        Answer answer = http.post(clients, token, body(clientId));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static Map<String, Object> body(String clientId) {
        return Map.of(
                "clientId", clientId, "type", "confidential", "redirectUris", List.of("https://app.example.com/cb"));
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString();
    }
}
