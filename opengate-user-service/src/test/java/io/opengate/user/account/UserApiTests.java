package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UserApiTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestUsers users;
    private final TestUsers elsewhere;
    private final TrialDatabase database;

    UserApiTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database) {
        this.http = http;
        this.tokens = tokens;
        this.users = new TestUsers(http, tokens, realms.create());
        this.elsewhere = new TestUsers(http, tokens, realms.create());
        this.database = new TrialDatabase(database);
    }

    @Test
    void aUserIsCreatedAndRead() {
        Answer created = users.create(Map.of(
                "username", "Ada",
                "email", "ada@example.com",
                "givenName", "Ada",
                "familyName", "Lovelace",
                "attributes", Map.of("team", List.of("engines", "numbers"))));
        UserId id = TestUsers.id(created);

        assertThat(created.header("Location")).isEqualTo(users.path(id));
        Answer read = users.get(users.path(id));
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(read.body().path("status").asString()).isEqualTo("active");
        assertThat(read.body().path("emailVerified").asBoolean()).isFalse();
        assertThat(read.body().path("attributes").path("team").path(1).asString())
                .isEqualTo("numbers");
        assertThat(id.value().version()).isEqualTo(7);
    }

    @Test
    @Tag("tenant")
    void anotherRealmsUserIsNotThere() {
        UserId id = users.user("ada");

        assertThat(elsewhere.get(elsewhere.path(id)).status()).isEqualTo(404);
        assertThat(elsewhere.delete(id).status()).isEqualTo(404);
        assertThat(elsewhere.patch(id, Map.of("givenName", "Eve")).status()).isEqualTo(404);
        assertThat(elsewhere.setPassword(id, "the quick brown fox is 42", false).status())
                .isEqualTo(404);
        assertThat(users.get(users.path(id)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "username,a b",
        "username,''",
        "email,nobody",
        "givenName,' '",
        "status,asleep",
        "familyName,a\u202eb",
        "emailVerified,perhaps"
    })
    void aFieldThatBreaksARuleIsNamed(String field, String value) {
        Map<String, Object> fields = new HashMap<>(Map.of("username", "ada"));
        fields.put(field, value);

        Answer answer = users.create(fields);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/invalid-request");
        assertThat(answer.body().path("violations").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(users.get(users.path()).body().path("items").size()).isZero();
    }

    @Test
    void attributesAreBounded() {
        String long2k = "x".repeat(2_048);
        assertThat(create(Map.of("a", List.of(long2k))).status()).isEqualTo(201);
        assertThat(create(Map.of("a", List.of(long2k + "x"))).status()).isEqualTo(400);
        assertThat(create(Map.of("a", Collections.nCopies(33, "x"))).status()).isEqualTo(400);
        assertThat(create(Map.of("a", List.of("nul\u0000"))).status()).isEqualTo(400);
        assertThat(create(Map.of("a b", List.of("x"))).status()).isEqualTo(400);
        assertThat(create(Map.of("a", "x")).status()).isEqualTo(400);
        assertThat(create(Map.of("a", Collections.nCopies(17, long2k))).status())
                .isEqualTo(400);
        assertThat(http.post(users.path(), users.token(), "{\"username\":\"n\",\"attributes\":{\"a\":[null]}}")
                        .status())
                .isEqualTo(400);
        assertThat(http.post(users.path(), users.token(), "{\"username\":\"n\",\"attributes\":{\"a\":null}}")
                        .status())
                .isEqualTo(400);
    }

    private Answer create(Map<String, ?> attributes) {
        return users.create(Map.of("username", "u" + UUID.randomUUID(), "attributes", attributes));
    }

    @Test
    void aPatchChangesWhatItNamesAlone() {
        UserId id = TestUsers.id(users.create(Map.of(
                "username", "ada", "givenName", "Ada", "attributes", Map.of("a", List.of("1"), "b", List.of("2")))));

        JsonNode body = http.patch(
                        users.path(id),
                        users.token(),
                        "{\"givenName\":null,\"familyName\":\"King\",\"attributes\":{\"a\":null}}")
                .body();

        assertThat(body.has("givenName")).isFalse();
        assertThat(body.path("familyName").asString()).isEqualTo("King");
        assertThat(body.path("username").asString()).isEqualTo("ada");
        assertThat(body.path("attributes").toString()).isEqualTo("{\"b\":[\"2\"]}");
        assertThat(body.path("version").asLong()).isEqualTo(1);
    }

    @Test
    void aPatchThatChangesNothingHasNoEffect() {
        UserId id = users.user("ada");

        assertThat(users.patch(id, Map.of("username", "ada")).header("ETag")).isEqualTo("\"0\"");
        assertThat(database.eventTypes(users.realm())).containsExactly("user.created");
    }

    @Test
    void aPatchOfAnOldVersionIsRefused() {
        UserId id = users.user("ada");
        Answer first = patch(id, "\"0\"", "King");
        Answer second = patch(id, "\"0\"", "Byron");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.body().path("type").asString()).endsWith("/problems/stale-version");
        assertThat(users.get(users.path(id)).body().path("familyName").asString())
                .isEqualTo("King");
        assertThat(http.send("DELETE", users.path(id), users.token(), null, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(412);
    }

    private Answer patch(UserId id, String version, String familyName) {
        return http.send(
                "PATCH",
                users.path(id),
                users.token(),
                Map.of("familyName", familyName),
                Map.of("If-Match", version, "Content-Type", "application/merge-patch+json"));
    }

    @Test
    void aPatchCannotRemoveTheUsernameOrAddWhatIsUnknown() {
        UserId id = users.user("ada");
        for (String patch :
                List.of("{\"username\":null}", "{\"password\":\"x\"}", "{\"id\":\"x\"}", "{\"status\":7}")) {
            assertThat(http.patch(users.path(id), users.token(), patch).status())
                    .as(patch)
                    .isEqualTo(400);
        }
        assertThat(users.get(users.path(id)).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    @Tag("account-linking")
    void aNewAddressIsUnverifiedUnlessTheChangeVouchesForIt() {
        UserId id = TestUsers.id(
                users.create(Map.of("username", "ada", "email", "ada@example.com", "emailVerified", true)));

        assertThat(verified(users.patch(id, Map.of("email", "ADA@example.com"))))
                .isTrue();
        assertThat(verified(users.patch(id, Map.of("email", "new@example.com"))))
                .isFalse();
        assertThat(verified(users.patch(id, Map.of("email", "newer@example.com", "emailVerified", true))))
                .isTrue();
        assertThat(verified(http.patch(users.path(id), users.token(), "{\"email\":null}")))
                .isFalse();
    }

    private static boolean verified(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("emailVerified").asBoolean();
    }

    @Test
    void aCreateThatIsSentAgainMakesOneUser() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-" + UUID.randomUUID());
        Answer first = http.send("POST", users.path(), users.token(), Map.of("username", "ada"), key);
        Answer again = http.send("POST", users.path(), users.token(), Map.of("username", "ada"), key);
        Answer other = http.send("POST", users.path(), users.token(), Map.of("username", "eve"), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(TestUsers.id(again)).isEqualTo(TestUsers.id(first));
        assertThat(other.status()).isEqualTo(422);
        assertThat(users.get(users.path()).body().path("items").size()).isEqualTo(1);
    }

    @Test
    @Tag("disabled")
    void whoMayNoLongerSignInLosesEverythingAtOnce() {
        UserId id = users.user("ada");
        users.patch(id, Map.of("status", "disabled"));
        users.patch(id, Map.of("status", "locked"));
        users.patch(id, Map.of("status", "active"));
        users.delete(id);

        List<JsonNode> events = database.events(users.realm());
        assertThat(database.eventTypes(users.realm()))
                .containsExactly(
                        "user.created",
                        "user.updated",
                        "user.disabled",
                        "user.updated",
                        "user.updated",
                        "user.enabled",
                        "user.deleted");
        assertThat(events.get(2).path("revocations").path(0).path("kind").asString())
                .isEqualTo("SUBJECT");
        assertThat(events.get(2).path("revocations").path(0).path("id").asString())
                .isEqualTo(id.toString());
        assertThat(events.get(6).path("revocations").path(0).path("id").asString())
                .isEqualTo(id.toString());
        assertThat(events.get(5).path("revocations").size()).isZero();
        assertThat(users.get(users.path(id)).status()).isEqualTo(404);
    }

    @Test
    @Tag("tenant")
    void peersReadAUserInTheirRealmAlone() {
        UserId id = users.user("ada");
        String path = "/internal/realms/" + users.realm().id() + "/users/" + id;

        assertThat(http.get(path, tokens.peer("auth", users.realm()))
                        .body()
                        .path("username")
                        .asString())
                .isEqualTo("ada");
        String wrong = "/internal/realms/" + elsewhere.realm().id() + "/users/" + id;
        assertThat(http.get(wrong, tokens.peer("auth", elsewhere.realm())).status())
                .isEqualTo(404);
    }
}
