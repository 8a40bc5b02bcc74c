package io.opengate.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.rbac.TestPeers.InMemorySubjects;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Instant;
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
import tools.jackson.databind.JsonNode;

@OpenGateTest
@RbacTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AssignmentTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final InMemorySubjects subjects;
    private final RealmRef realm;
    private final RealmRef other;
    private final String base;
    private final String token;

    AssignmentTests(TestHttp http, TestTokens tokens, TestRealms realms, InMemorySubjects subjects) {
        this.http = http;
        this.tokens = tokens;
        this.subjects = subjects;
        this.realm = realms.create();
        this.other = realms.create();
        this.base = "/api/v1/realms/" + realm.name();
        this.token = tokens.management(
                realm, "role.read", "role.manage", "assignment.read", "assignment.manage", "user.read");
    }

    @Test
    void anEndThatRfc3339CannotWriteIsRefused() {
        UUID user = subjects.create();
        role(Map.of("name", "temp"));
        Map<String, Object> request = Map.of("role", "temp", "user", user, "expiresAt", "9999-12-31T23:59:59Z");
        Answer assigned = http.post(base + "/assignments", token, request);
        String path = base + "/assignments/" + assigned.body().path("id").asString();
        Answer refused = http.patch(path, token, Map.of("expiresAt", "+1000000000-12-31T23:59:59.999999999Z"));

        assertThat(assigned.status()).as(assigned.text()).isEqualTo(201);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("violations").path(0).path("field").asString())
                .isEqualTo("expiresAt");
    }

    @Test
    void anAssignedRoleIsEffectiveWithAllThatItContains() {
        UUID user = subjects.create();
        role(Map.of("name", "reader"));
        role(Map.of("name", "orders", "client", "known-shop"));
        role(Map.of("name", "editor", "composites", List.of("reader", "known-shop/orders")));
        role(Map.of("name", "chief", "composites", List.of("editor", "opengate-api/user.read")));
        Answer assigned = assign("chief", user);
        JsonNode roles = effective(realm, user);

        assertThat(assigned.status()).as(assigned.text()).isEqualTo(201);
        assertThat(roles.path("realmRoles").toString()).isEqualTo("[\"chief\",\"editor\",\"reader\"]");
        assertThat(roles.path("clientRoles").toString())
                .isEqualTo("{\"known-shop\":[\"orders\"],\"opengate-api\":[\"user.read\"]}");
        assertThat(roles.path("grants").toString())
                .isEqualTo("[{\"permissions\":[\"user.read\"],\"realms\":[\"" + realm.id() + "\"]}]");
        assertThat(http.get(base + "/roles/effective?user=" + user, token).body())
                .isEqualTo(roles);
    }

    @Test
    void aRoleOfAClientIsNamedWithItsClient() {
        UUID user = subjects.create();
        role(Map.of("name", "buyer", "client", "known-shop"));
        Answer assigned =
                http.post(base + "/assignments", token, Map.of("role", "buyer", "client", "known-shop", "user", user));
        Answer elsewhere =
                http.post(base + "/assignments", token, Map.of("role", "buyer", "client", "known-else", "user", user));

        assertThat(assigned.status()).as(assigned.text()).isEqualTo(201);
        assertThat(assigned.body().path("client").asString()).isEqualTo("known-shop");
        assertThat(elsewhere.status()).isEqualTo(400);
    }

    @Test
    void whoeverIsUnknownHasNoRoles() {
        assertThat(effective(realm, UUID.randomUUID()).toString())
                .isEqualTo("{\"realmRoles\":[],\"clientRoles\":{},\"grants\":[]}");
    }

    @Test
    void aDeletedAssignmentIsNoLongerEffective() {
        UUID user = subjects.create();
        role(Map.of("name", "brief"));
        Answer assigned = assign("brief", user);
        Answer deleted = http.delete(base + "/assignments/" + id(assigned), token);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(effective(realm, user).path("realmRoles")).isEmpty();
        assertThat(http.get(base + "/assignments/" + id(assigned), token).status())
                .isEqualTo(404);
    }

    @Test
    void aRoleIsAssignedOnceToASubject() {
        UUID user = subjects.create();
        role(Map.of("name", "once"));
        assign("once", user);
        Answer again = assign("once", user);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("type").asString()).endsWith("/problems/already-assigned");
    }

    @Test
    void ofManyWhoGiveTheSameRoleAtOnceOneDoes() throws Exception {
        UUID user = subjects.create();
        role(Map.of("name", "raced"));
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> request = () -> assign("raced", user);
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(6, request))) {
                answers.add(answer.get().status());
            }
        }

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void aSubjectThatIsNotThereIsRefused() {
        role(Map.of("name", "lost"));
        Answer answer = assign("lost", UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString())
                .isEqualTo("user");
    }

    @Test
    void anEndInThePastIsRefused() {
        role(Map.of("name", "late"));
        Answer answer = http.post(
                base + "/assignments",
                token,
                Map.of("role", "late", "user", subjects.create(), "expiresAt", "2020-01-01T00:00:00Z"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString())
                .isEqualTo("expiresAt");
    }

    @Test
    void theEndOfAnAssignmentCanBeChanged() {
        UUID user = subjects.create();
        role(Map.of("name", "temporary"));
        Answer assigned = assign("temporary", user);
        Instant end = Instant.parse("2099-01-01T00:00:00Z");
        Answer changed = http.patch(base + "/assignments/" + id(assigned), token, Map.of("expiresAt", end.toString()));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("expiresAt").asString()).isEqualTo(end.toString());
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aManagementRoleIsGivenOnlyByAHolder() {
        UUID user = subjects.create();
        Answer held = assign("opengate-api/user.read", user);
        Answer notHeld = assign("opengate-api/user.manage", user);
        Answer all = assign("opengate-api/administrator", user);

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(notHeld.status()).isEqualTo(403);
        assertThat(notHeld.body().path("type").asString()).endsWith("/problems/permission-not-held");
        assertThat(all.status()).isEqualTo(403);
    }

    @Test
    void aManagementRoleIsTakenOnlyByAHolder() {
        UUID user = subjects.create();
        Answer assigned = assign("opengate-api/user.read", user);
        String weak = tokens.management(realm, "assignment.manage");
        Answer refused = http.delete(base + "/assignments/" + id(assigned), weak);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(effective(realm, user).path("grants")).isNotEmpty();
    }

    @Test
    void aRealmCannotBeNamedOutsideMaster() {
        role(Map.of("name", "narrow"));
        Answer answer = http.post(
                base + "/assignments",
                token,
                Map.of("role", "narrow", "user", subjects.create(), "realms", List.of("*")));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void anAssignmentOfMasterReachesTheRealmsThatItNames() {
        UUID user = subjects.create();
        Answer assigned = http.post(
                "/api/v1/realms/master/assignments",
                tokens.master("assignment.manage", "user.read"),
                Map.of(
                        "role",
                        "opengate-api/user.read",
                        "user",
                        user,
                        "realms",
                        List.of(realm.name().value())));

        assertThat(assigned.status()).as(assigned.text()).isEqualTo(201);
        assertThat(effective(TestRealms.MASTER, user).path("grants").toString())
                .isEqualTo("[{\"permissions\":[\"user.read\"],\"realms\":[\"" + realm.id() + "\"]}]");
    }

    @Test
    void nobodyReachesFurtherThanWhoGaveHimTheRole() {
        String narrow = tokens.of(TestRealms.MASTER)
                .permissions("assignment.manage", "user.read")
                .realms(TestRealms.MASTER, realm)
                .sign();
        Answer everywhere = assignInMaster(narrow, "*");
        Answer elsewhere = assignInMaster(narrow, other.name().value());
        Answer within = assignInMaster(narrow, realm.name().value());

        assertThat(everywhere.status()).isEqualTo(403);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(within.status()).as(within.text()).isEqualTo(201);
    }

    @Test
    void assignmentsAreListedByUserAndByRole() {
        UUID first = subjects.create();
        UUID second = subjects.create();
        String role = role(Map.of("name", "listed"));
        role(Map.of("name", "unlisted"));
        assign("listed", first);
        assign("unlisted", first);
        assign("listed", second);
        Answer ofUser = http.get(base + "/assignments?user=" + first, token);
        Answer ofRole = http.get(base + "/assignments?role=" + role + "&limit=1", token);

        assertThat(ofUser.body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("roleName").asString()))
                .containsExactly("listed", "unlisted");
        assertThat(ofRole.body().path("items")).hasSize(1);
        assertThat(ofRole.body().path("next").asString()).isNotEmpty();
    }

    @Test
    void aDeletedRoleIsTakenFromEverybody() {
        UUID user = subjects.create();
        String role = role(Map.of("name", "fading"));
        Answer assigned = assign("fading", user);
        http.delete(base + "/roles/" + role, token);

        assertThat(effective(realm, user).path("realmRoles")).isEmpty();
        assertThat(http.get(base + "/assignments/" + id(assigned), token).status())
                .isEqualTo(404);
    }

    private Answer assignInMaster(String caller, String covered) {
        return http.post(
                "/api/v1/realms/master/assignments",
                caller,
                Map.of("role", "opengate-api/user.read", "user", subjects.create(), "realms", List.of(covered)));
    }

    private Answer assign(String role, UUID user) {
        return http.post(base + "/assignments", token, Map.of("role", role, "user", user, "reason", "test"));
    }

    private String role(Map<String, Object> body) {
        Answer created = http.post(base + "/roles", token, body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return id(created);
    }

    private JsonNode effective(RealmRef home, UUID subject) {
        Answer answer = http.get(
                "/internal/realms/" + home.id() + "/subjects/" + subject + "/roles", tokens.peer("auth", home));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString();
    }
}
