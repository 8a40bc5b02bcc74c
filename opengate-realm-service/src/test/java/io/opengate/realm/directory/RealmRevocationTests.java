package io.opengate.realm.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RealmRevocationTests {
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;

    RealmRevocationTests(TestHttp http, TestTokens tokens, TestDatabase database) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
    }

    @Tag("disabled")
    @Test
    void aDisabledRealmsTokensEndAndItsAdministratorInMasterStillReachesIt() {
        RealmRef realm = realms.create();
        String own = tokens.management(realm, "realm.read");
        String master = tokens.master("realm.read", "realm.manage");
        assertThat(http.get(RealmFixture.path(realm), own).status()).isEqualTo(200);

        Answer disabled = http.patch(RealmFixture.path(realm), master, Map.of("enabled", false));

        assertThat(disabled.status()).as(disabled.text()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> http.get(RealmFixture.path(realm), own).status() == 401);
        assertThat(http.get(RealmFixture.path(realm), master)
                        .body()
                        .path("enabled")
                        .asBoolean())
                .isFalse();
        assertThat(http.get(RealmFixture.internal(realm), tokens.peer("auth", realm))
                        .body()
                        .path("enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void disablingRevokesTheRealmAndNothingElseDoes() {
        RealmRef realm = realms.create();
        String token = tokens.master("realm.manage");

        http.patch(RealmFixture.path(realm), token, Map.of("displayName", "other"));
        http.patch(RealmFixture.path(realm), token, Map.of("displayName", "other"));
        http.patch(RealmFixture.path(realm), token, Map.of("enabled", false));

        List<JsonNode> updates = realms.events("realm.updated", realm.id().toString());
        assertThat(updates).hasSize(2);
        assertThat(updates.get(0).path("revocations").size()).isZero();
        assertThat(updates.get(1).path("revocations").path(0).path("kind").asString())
                .isEqualTo("REALM");
    }

    @Test
    void otherServicesFindARealmByNameAndById() {
        RealmRef realm = realms.create();

        Answer byName = http.get("/internal/realms?name=" + realm.name(), tokens.peer("auth"));
        Answer byId = http.get(RealmFixture.internal(realm), tokens.peer("user", realm));

        assertThat(byName.status()).as(byName.text()).isEqualTo(200);
        assertThat(byName.body()).isEqualTo(byId.body());
        assertThat(byName.body().path("passwordMinLength").asInt()).isEqualTo(15);
        assertThat(byName.body().path("version").isNumber()).isTrue();
        assertThat(http.get("/internal/realms?name=" + RealmFixture.newName(), tokens.peer("auth"))
                        .status())
                .isEqualTo(404);
    }
}
