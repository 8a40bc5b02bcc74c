package io.opengate.realm.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
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
class RealmDeletionTests {
    private static final List<String> SERVICES = List.of("user", "rbac", "client", "session", "auth", "notification");

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final AnnounceAgain again;
    private final String admin;

    RealmDeletionTests(TestHttp http, TestTokens tokens, TestDatabase database, AnnounceAgain again) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.again = again;
        this.admin = tokens.master("realm.create", "realm.read", "realm.manage", "realm.delete");
    }

    private Answer acknowledge(RealmRef realm, String caller, String service) {
        return http.send(
                "POST",
                RealmFixture.internal(realm) + "/purges/" + service,
                tokens.peer(caller, realm),
                null,
                Map.of());
    }

    private long rows(String table, RealmRef realm) {
        String column = table.equals("realms") ? "id" : table.equals("key_schedule") ? "realm" : "realm_id";
        return realms.owner()
                .sql("select count(*) from " + table + " where " + column + " = :realm")
                .param("realm", realm.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void aRealmIsGoneWhenEveryServiceHasPurgedIt() {
        RealmRef realm = realms.create(Map.of(
                "name",
                RealmFixture.newName(),
                "smtp",
                Map.of("host", "mail.example.org", "from", "login@example.org")));

        Answer accepted = http.delete(RealmFixture.path(realm), admin);

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String record = accepted.header("Location");
        assertThat(http.get(record, admin).body().path("state").asString()).isEqualTo("running");
        for (String service : SERVICES.subList(0, 5)) {
            assertThat(acknowledge(realm, service, service).status()).isEqualTo(204);
        }
        assertThat(rows("signing_keys", realm)).isEqualTo(3);
        assertThat(http.get(record, admin).body().path("services").path("user").asString())
                .isEqualTo("done");
        assertThat(http.get(record, admin)
                        .body()
                        .path("services")
                        .path("notification")
                        .asString())
                .isEqualTo("running");

        assertThat(acknowledge(realm, "notification", "notification").status()).isEqualTo(204);

        assertThat(http.get(record, admin).body().path("state").asString()).isEqualTo("done");
        assertThat(List.of("realms", "signing_keys", "key_schedule", "smtp_settings", "idempotency_key"))
                .allMatch(table -> rows(table, realm) == 0);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> http.get(RealmFixture.path(realm), admin).status() == 404);
        assertThat(acknowledge(realm, "user", "user").status()).isEqualTo(204);
    }

    @Test
    void aDeletionIsToldAtOnceAndEndsInTheTrailOfMaster() {
        RealmRef realm = realms.create();
        http.delete(RealmFixture.path(realm), admin);
        SERVICES.forEach(service -> acknowledge(realm, service, service));

        List<JsonNode> requested =
                realms.events("realm.deletion-requested", realm.id().toString());
        List<JsonNode> deleted = realms.events("realm.deleted", realm.id().toString());

        assertThat(requested).hasSize(1);
        assertThat(requested.getFirst().path("realm").asString())
                .isEqualTo(realm.id().toString());
        assertThat(requested.getFirst().path("revocations").path(0).path("kind").asString())
                .isEqualTo("REALM");
        assertThat(deleted).hasSize(1);
        assertThat(deleted.getFirst().path("realm").asString())
                .isEqualTo(TestRealms.MASTER.id().toString());
        assertThat(deleted.getFirst().path("data").path("name").asString())
                .isEqualTo(realm.name().value());
    }

    @Test
    void aNameIsFreeAgainAfterwardsAndTheIdIsAnother() {
        RealmRef realm = realms.create();
        http.delete(RealmFixture.path(realm), admin);
        Map<String, String> sameName = Map.of("name", realm.name().value());
        assertThat(http.post("/api/v1/realms", admin, sameName).status()).isEqualTo(409);
        SERVICES.forEach(service -> acknowledge(realm, service, service));

        Answer created = http.post("/api/v1/realms", admin, sameName);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().path("id").asString()).isNotEqualTo(realm.id().toString());
    }

    @Tag("disabled")
    @Test
    void aRealmThatIsBeingDeletedIsClosed() {
        RealmRef realm = realms.create();
        String own = tokens.management(realm, "realm.read");
        assertThat(http.get(RealmFixture.path(realm), own).status()).isEqualTo(200);

        Answer first = http.delete(RealmFixture.path(realm), admin);
        Answer second = http.delete(RealmFixture.path(realm), admin);
        Answer change = http.patch(RealmFixture.path(realm), admin, Map.of("enabled", true));

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(change.status()).isEqualTo(409);
        assertThat(change.body().path("type").asString()).endsWith("/problems/realm-deletion-running");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> http.get(RealmFixture.path(realm), own).status() == 401);
    }

    @Test
    void masterIsNeverDeleted() {
        Answer refused = http.delete("/api/v1/realms/master", admin);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/master-realm-protected");
    }

    @Test
    void onlyMasterDeletesRealms() {
        RealmRef realm = realms.create();

        Answer refused = http.delete(RealmFixture.path(realm), tokens.management(realm, "realm.delete"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(rows("realms", realm)).isEqualTo(1);
    }

    @Tag("foreign-tenant")
    @Test
    void aDeletionIsShownToThoseWhoMayDeleteTheRealm() {
        RealmRef realm = realms.create();
        RealmRef other = realms.create();
        String record = http.delete(RealmFixture.path(realm), admin).header("Location");

        assertThat(http.get(record, tokens.management(other, "realm.delete")).status())
                .isEqualTo(404);
        assertThat(http.get(
                                record,
                                tokens.of(TestRealms.MASTER)
                                        .permissions("realm.delete")
                                        .realms(other)
                                        .sign())
                        .status())
                .isEqualTo(404);
        assertThat(http.get(
                                record,
                                tokens.of(TestRealms.MASTER)
                                        .permissions("realm.delete")
                                        .realms(realm)
                                        .sign())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aServiceAcknowledgesItsOwnPurgeOnlyAndOnlyWhenAsked() {
        RealmRef realm = realms.create();
        Answer unasked = acknowledge(realm, "user", "user");
        http.delete(RealmFixture.path(realm), admin);

        assertThat(unasked.status()).isEqualTo(404);
        assertThat(acknowledge(realm, "user", "rbac").status()).isEqualTo(403);
        assertThat(acknowledge(realm, "user", "user").status()).isEqualTo(204);
    }

    @Test
    void servicesThatStaySilentAreAskedAgain() {
        RealmRef realm = realms.create();
        http.delete(RealmFixture.path(realm), admin);
        while (again.announceOne()) {
            // deletions of other tests
        }
        assertThat(realms.events("realm.deletion-requested", realm.id().toString()))
                .hasSize(1);
        realms.owner()
                .sql("update realm_deletions set announced_at = now() - interval '11 minutes' where realm = :realm")
                .param("realm", realm.id().value())
                .update();

        while (again.announceOne()) {
            // until none is left
        }

        assertThat(realms.events("realm.deletion-requested", realm.id().toString()))
                .hasSize(2);
    }
}
