package io.opengate.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.rbac.TestPeers.InMemorySubjects;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.RecordedPurges;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@RbacTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class EventTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final Peers peers;
    private final RealmRef realm;
    private final String base;
    private final String token;

    /** What stands for the rest of the installation. */
    record Peers(
            InMemorySubjects subjects,
            RecordedEvents events,
            RecordedPurges purges,
            Events outbox,
            TransactionTemplate transactions) {}

    EventTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            InMemorySubjects subjects,
            RecordedEvents events,
            RecordedPurges purges,
            Events outbox,
            TransactionTemplate transactions) {
        this.http = http;
        this.tokens = tokens;
        this.peers = new Peers(subjects, events, purges, outbox, transactions);
        this.realm = realms.create();
        this.base = "/api/v1/realms/" + realm.name();
        this.token = tokens.management(
                realm, "role.read", "role.manage", "assignment.read", "assignment.manage", "user.read");
    }

    @Test
    void anAssignmentAndItsEndEndTheSubjectsManagementTokens() {
        UUID user = peers.subjects().create();
        role(Map.of("name", "noted"));
        String assignment = assign("noted", user, Map.of());
        http.delete(base + "/assignments/" + assignment, token);

        Event created = event("assignment.created", assignment);
        Event deleted = event("assignment.deleted", assignment);
        assertThat(created.revocations()).containsExactly(Revocation.subjectManagement(user));
        assertThat(deleted.revocations()).containsExactly(Revocation.subjectManagement(user));
        assertThat(created.actor()).isNotNull();
        assertThat(created.data()).containsEntry("user", user.toString());
    }

    @Test
    void aChangeOfAManagementRoleEndsTheManagementTokensOfItsRealm() {
        String role = role(Map.of("name", "helpdesk", "composites", List.of("opengate-api/user.read")));
        http.patch(base + "/roles/" + role, token, Map.of("composites", List.of()));

        assertThat(event("role.updated", role).revocations())
                .containsExactly(
                        new Revocation(Revocation.Kind.REALM, realm.id().toString(), Revocation.MANAGEMENT));
    }

    @Test
    void aChangeOfAnotherRoleEndsNoToken() {
        String role = role(Map.of("name", "plain"));
        http.patch(base + "/roles/" + role, token, Map.of("description", "changed"));

        assertThat(event("role.updated", role).revocations()).isEmpty();
    }

    @Test
    void anAssignmentEndsByItself() {
        UUID user = peers.subjects().create();
        role(Map.of("name", "short"));
        String assignment = assign(
                "short", user, Map.of("expiresAt", Instant.now().plusMillis(800).toString()));

        assertThat(event("assignment.deleted", assignment).revocations())
                .containsExactly(Revocation.subjectManagement(user));
        assertThat(effective(user).path("realmRoles")).isEmpty();
    }

    @Test
    void aDeletedUserLosesAllRoles() {
        UUID user = peers.subjects().create();
        role(Map.of("name", "lasting"));
        String assignment = assign("lasting", user, Map.of());
        publish(EventDraft.of("user.deleted", realm.id(), user.toString()));

        await().untilAsserted(() -> assertThat(
                        http.get(base + "/assignments/" + assignment, token).status())
                .isEqualTo(404));
    }

    @Test
    void aDeletedClientTakesItsRolesAndItsServiceAccountsRolesAlong() {
        UUID account = peers.subjects().create();
        role(Map.of("name", "other"));
        String role = role(Map.of("name", "part", "client", "known-app"));
        String assignment = assign("other", account, Map.of());
        publish(EventDraft.of("client.deleted", realm.id(), UUID.randomUUID().toString())
                .data(Map.of("clientId", "known-app", "serviceAccountId", account.toString())));

        await().untilAsserted(() -> {
            assertThat(http.get(base + "/roles/" + role, token).status()).isEqualTo(404);
            assertThat(http.get(base + "/assignments/" + assignment, token).status())
                    .isEqualTo(404);
        });
    }

    @Test
    void aDeletedRealmIsPurgedAndAcknowledged() {
        UUID user = peers.subjects().create();
        String role = role(Map.of("name", "doomed"));
        String assignment = assign("doomed", user, Map.of());
        publish(EventDraft.of("realm.deletion-requested", realm.id(), realm.id().toString()));

        await().until(() -> peers.purges().contains(realm.id()));
        assertThat(http.get(base + "/roles/" + role, token).status()).isEqualTo(404);
        assertThat(http.get(base + "/assignments/" + assignment, token).status())
                .isEqualTo(404);

        String late = role(Map.of("name", "late"));
        publish(EventDraft.of("realm.deleted", realm.id(), realm.id().toString()));

        await().untilAsserted(() ->
                assertThat(http.get(base + "/roles/" + late, token).status()).isEqualTo(404));
    }

    private void publish(EventDraft draft) {
        RealmScope.run(
                realm.id(),
                () -> peers.transactions()
                        .executeWithoutResult(status -> peers.outbox().publish(draft)));
    }

    private Event event(String type, String subject) {
        await().until(() -> !peers.events().of(type, subject).isEmpty());
        return peers.events().of(type, subject).getFirst();
    }

    private String assign(String role, UUID user, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("role", role);
        body.put("user", user);
        Answer created = http.post(base + "/assignments", token, body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }

    private String role(Map<String, Object> body) {
        Answer created = http.post(base + "/roles", token, body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }

    private JsonNode effective(UUID subject) {
        return http.get(
                        "/internal/realms/" + realm.id() + "/subjects/" + subject + "/roles",
                        tokens.peer("auth", realm))
                .body();
    }
}
