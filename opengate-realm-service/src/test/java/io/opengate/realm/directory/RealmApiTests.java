package io.opengate.realm.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RealmApiTests {
    private static final String REALMS = "/api/v1/realms";

    private final TestHttp http;
    private final TestTokens tokens;
    private final String admin;

    RealmApiTests(TestHttp http, TestTokens tokens) {
        this.http = http;
        this.tokens = tokens;
        this.admin = tokens.master("realm.create", "realm.read", "realm.manage");
    }

    private static String newName() {
        return "r" + UUID.randomUUID().toString().substring(0, 13);
    }

    private RealmRef create(String name) {
        Answer answer = http.post(REALMS, admin, Map.of("name", name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new RealmRef(RealmId.of(answer.body().path("id").asString()), new RealmName(name), true);
    }

    @Test
    void aNewRealmHasTheDefaults() {
        String name = newName();

        Answer created = http.post(REALMS, admin, Map.of("name", name));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(REALMS + "/" + name);
        Answer read = http.get(REALMS + "/" + name, admin);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag")).isNotEmpty();
        assertThat(read.body().path("displayName").asString()).isEqualTo(name);
        assertThat(read.body().path("enabled").asBoolean()).isTrue();
        assertThat(read.body().path("accessTokenSeconds").asInt()).isEqualTo(300);
        assertThat(read.body().path("refreshTokenSeconds").asInt()).isEqualTo(2_592_000);
        assertThat(read.body().path("passwordPolicy").path("minLength").asInt()).isEqualTo(15);
        assertThat(read.body().path("signatureAlgorithm").asString()).isEqualTo("RS256");
        assertThat(read.body().has("smtp")).isFalse();
    }

    @Test
    void aNameIsTakenOnce() {
        String name = newName();
        create(name);

        Answer second = http.post(REALMS, admin, Map.of("name", name));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("type").asString()).endsWith("/problems/realm-name-taken");
    }

    @Test
    void oneOfManyParallelCreatesOfANameSucceeds() {
        String name = newName();

        List<Integer> statuses = java.util.stream.IntStream.range(0, 6)
                .parallel()
                .mapToObj(n -> http.post(REALMS, admin, Map.of("name", name)).status())
                .toList();

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void everyWrongFieldIsNamed() {
        Answer answer = http.post(
                REALMS,
                admin,
                Map.of("name", "No Slug", "accessTokenSeconds", 3_601, "passwordPolicy", Map.of("minLength", 14)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(v -> v.path("field").asString()))
                .containsExactlyInAnyOrder("name", "accessTokenSeconds", "passwordPolicy.minLength");
    }

    @Test
    void aSessionIsNotIdleForLongerThanItLives() {
        Answer answer = http.post(
                REALMS, admin, Map.of("name", newName(), "sessionIdleSeconds", 600, "sessionMaxSeconds", 599));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString())
                .isEqualTo("sessionIdleSeconds");
    }

    @Test
    void textThatCannotBeStoredIsRefused() {
        Answer answer = http.post(REALMS, admin, "{\"name\":\"" + newName() + "\",\"displayName\":\"a\\u0000b\"}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void aReplayedCreateAnswersTheRealmThatIsThere() {
        Map<String, Object> body = Map.of("name", newName());
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        Answer first = http.send("POST", REALMS, admin, body, key);
        Answer again = http.send("POST", REALMS, admin, body, key);
        Answer other = http.send("POST", REALMS, admin, Map.of("name", newName()), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void creatingNeedsAGrantForEveryRealmOfMaster() {
        RealmRef own = create(newName());
        String ofOneRealm = tokens.of(TestRealms.MASTER)
                .permissions("realm.create")
                .realms(own)
                .sign();
        String ofARealm = tokens.management(own, "realm.create");

        assertThat(http.post(REALMS, ofOneRealm, Map.of("name", newName())).status())
                .isEqualTo(403);
        assertThat(http.post(REALMS, ofARealm, Map.of("name", newName())).status())
                .isEqualTo(403);
    }

    @Tag("foreign-tenant")
    @Test
    void aListShowsOnlyWhatTheTokenReaches() {
        RealmRef one = create(newName());
        RealmRef two = create(newName());
        create(newName());

        assertThat(names(tokens.management(one, "realm.read")))
                .containsExactly(one.name().value());
        assertThat(names(tokens.of(TestRealms.MASTER)
                        .permissions("realm.read")
                        .realms(one, two)
                        .sign()))
                .containsExactlyInAnyOrder(one.name().value(), two.name().value());
        assertThat(names(admin)).contains(one.name().value(), two.name().value(), "master");
    }

    private List<String> names(String token) {
        Answer page = http.get(REALMS + "?limit=200", token);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        RealmRef one = create(newName());
        RealmRef two = create(newName());
        RealmRef three = create(newName());
        String token = tokens.of(TestRealms.MASTER)
                .permissions("realm.read")
                .realms(one, two, three)
                .sign();

        Answer first = http.get(REALMS + "?limit=2", token);
        Answer second =
                http.get(REALMS + "?limit=2&after=" + first.body().path("next").asString(), token);

        assertThat(first.body().path("items").size()).isEqualTo(2);
        assertThat(second.body().path("items").size()).isEqualTo(1);
        assertThat(second.body().has("next")).isFalse();
        assertThat(List.of(
                        first.body().path("items").path(0).path("name").asString(),
                        first.body().path("items").path(1).path("name").asString(),
                        second.body().path("items").path(0).path("name").asString()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aPatchChangesWhatItNames() {
        String path = REALMS + "/" + create(newName()).name();

        Answer changed = http.patch(
                path, admin, Map.of("displayName", "Acme", "accessTokenSeconds", 60, "signatureAlgorithm", "EdDSA"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("displayName").asString()).isEqualTo("Acme");
        assertThat(changed.body().path("accessTokenSeconds").asInt()).isEqualTo(60);
        assertThat(changed.body().path("signatureAlgorithm").asString()).isEqualTo("EdDSA");
        assertThat(changed.body().path("refreshTokenSeconds").asInt()).isEqualTo(2_592_000);
        Answer read = http.get(path, admin);
        assertThat(read.body()).isEqualTo(changed.body());
        assertThat(read.header("ETag")).isEqualTo(changed.header("ETag"));
    }

    @Test
    void aPatchOfAnotherVersionIsRefused() {
        String path = REALMS + "/" + create(newName()).name();
        String stale = http.get(path, admin).header("ETag");
        http.patch(path, admin, Map.of("displayName", "first"));

        Answer second = http.send("PATCH", path, admin, Map.of("displayName", "second"), Map.of("If-Match", stale));

        assertThat(second.status()).isEqualTo(412);
        assertThat(http.get(path, admin).body().path("displayName").asString()).isEqualTo("first");
    }

    @Test
    void aNameNeverChanges() {
        String name = newName();
        String path = REALMS + "/" + create(name).name();

        assertThat(http.patch(path, admin, Map.of("name", newName())).status()).isEqualTo(400);
        assertThat(http.patch(path, admin, Map.of("name", name)).status()).isEqualTo(200);
    }

    @Test
    void masterIsThereAndStaysEnabled() {
        Answer refused = http.patch(REALMS + "/master", admin, Map.of("enabled", false));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/master-realm-protected");
        Answer master = http.get(REALMS + "/master", admin);
        assertThat(master.body().path("id").asString()).isEqualTo(RealmId.MASTER.toString());
        assertThat(master.body().path("enabled").asBoolean()).isTrue();
    }
}
