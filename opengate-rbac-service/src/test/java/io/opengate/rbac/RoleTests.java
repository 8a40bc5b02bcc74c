package io.opengate.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@RbacTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoleTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final String roles;
    private final String token;

    RoleTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.roles = "/api/v1/realms/" + realm.name() + "/roles";
        this.token = tokens.management(realm, "role.read", "role.manage", "user.read");
    }

    @Test
    void aNewRoleCanBeRead() {
        Answer created = http.post(roles, token, Map.of("name", "editor", "description", "Edits"));
        Answer read = http.get(roles + "/" + id(created), token);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.body().path("name").asString()).isEqualTo("editor");
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void aNameIsUniqueWithinTheRealmAndWithinAClient() {
        create("same");
        Answer again = http.post(roles, token, Map.of("name", "same"));
        Answer ofClient = http.post(roles, token, Map.of("name", "same", "client", "known-shop"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("type").asString()).endsWith("/problems/role-name-taken");
        assertThat(ofClient.status()).as(ofClient.text()).isEqualTo(201);
        assertThat(ofClient.body().path("client").asString()).isEqualTo("known-shop");
    }

    @Test
    void aRoleOfAClientThatIsNotThereIsRefused() {
        Answer answer = http.post(roles, token, Map.of("name", "lost", "client", "nobody"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/unknown-client");
    }

    @Test
    void theProductsOwnClientGetsNoFurtherRoles() {
        Answer answer = http.post(roles, token, Map.of("name", "mine", "client", "opengate-api"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/role-built-in");
    }

    @Test
    void builtInRolesAreListedAndCannotBeChanged() {
        Answer list = http.get(roles + "?client=opengate-api&limit=200", token);
        String administrator = list.body()
                .path("items")
                .valueStream()
                .filter(role -> role.path("name").asString().equals("administrator"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        assertThat(names(list)).contains("administrator", "user.read", "client.manage");
        assertThat(names(list)).doesNotContain("realm.create", "realm.delete", "system.read");
        assertThat(http.delete(roles + "/" + administrator, token).status()).isEqualTo(409);
        assertThat(http.patch(roles + "/" + administrator, token, Map.of("description", "x"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void rolesAreListedInPages() {
        List.of("r3", "r1", "r2").forEach(this::create);
        Answer first = http.get(roles + "?client=&limit=2", token);
        Answer rest = http.get(
                roles + "?client=&limit=2&after=" + first.body().path("next").asString(), token);

        assertThat(names(first)).containsExactly("r1", "r2");
        assertThat(names(rest)).containsExactly("r3");
        assertThat(names(http.get(roles + "?name=r2", token))).containsExactly("r2");
    }

    @Test
    void aCompositeNamesItsPartsByNameOrId() {
        String part = create("part");
        Answer byName = http.post(roles, token, Map.of("name", "whole-1", "composites", List.of("part")));
        Answer byId = http.post(roles, token, Map.of("name", "whole-2", "composites", List.of(part)));
        Answer unknown = http.post(roles, token, Map.of("name", "whole-3", "composites", List.of("nothing")));

        assertThat(byName.body().path("composites").path(0).asString()).isEqualTo(part);
        assertThat(byId.body().path("composites").path(0).asString()).isEqualTo(part);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().path("type").asString()).endsWith("/problems/unknown-role");
    }

    @Test
    void aCycleIsRefused() {
        String a = create("a");
        String b = create("b");
        String c = create("c");
        assertThat(compose(a, b)).isEqualTo(200);
        assertThat(compose(b, c)).isEqualTo(200);
        Answer closing = http.patch(roles + "/" + c, token, Map.of("composites", List.of(a)));

        assertThat(closing.status()).isEqualTo(409);
        assertThat(closing.body().path("type").asString()).endsWith("/problems/role-cycle");
        assertThat(compose(c, c)).isEqualTo(409);
    }

    @Test
    void changesThatWouldMakeACycleTogetherDoNotBothSucceed() throws Exception {
        String a = create("left");
        String b = create("right");
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> both = List.of(() -> compose(a, b), () -> compose(b, a));
            for (Future<Integer> answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aDeletedRoleLeavesItsComposites() {
        String part = create("gone");
        Answer whole = http.post(roles, token, Map.of("name", "keeper", "composites", List.of(part)));
        assertThat(http.delete(roles + "/" + part, token).status()).isEqualTo(204);
        Answer read = http.get(roles + "/" + id(whole), token);

        assertThat(http.get(roles + "/" + part, token).status()).isEqualTo(404);
        assertThat(read.body().path("composites")).isEmpty();
    }

    @Test
    void aManagementRoleGoesIntoACompositeOnlyByAHolder() {
        Answer held =
                http.post(roles, token, Map.of("name", "reader", "composites", List.of("opengate-api/user.read")));
        Answer notHeld =
                http.post(roles, token, Map.of("name", "writer", "composites", List.of("opengate-api/user.manage")));
        Answer all =
                http.post(roles, token, Map.of("name", "boss", "composites", List.of("opengate-api/administrator")));

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(notHeld.status()).isEqualTo(403);
        assertThat(notHeld.body().path("type").asString()).endsWith("/problems/permission-not-held");
        assertThat(all.status()).isEqualTo(403);
    }

    @Test
    void aStaleVersionIsRefused() {
        String role = create("stale");
        http.patch(roles + "/" + role, token, Map.of("description", "newer"));
        Answer late = http.send(
                "PATCH", roles + "/" + role, token, Map.of("description", "older"), Map.of("If-Match", "\"0\""));

        assertThat(late.status()).isEqualTo(412);
    }

    @Test
    void aRoleOfAnotherRealmIsNotFound() {
        RealmRef other = TestRealms.MASTER;
        String role = create("mine");
        Answer read =
                http.get("/api/v1/realms/" + other.name() + "/roles/" + role, tokens.management(other, "role.read"));

        assertThat(read.status()).isEqualTo(404);
    }

    private int compose(String role, String part) {
        return http.patch(roles + "/" + role, token, Map.of("composites", List.of(part)))
                .status();
    }

    private String create(String name) {
        Answer created = http.post(roles, token, Map.of("name", name));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return id(created);
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString();
    }

    private static List<String> names(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body()
                .path("items")
                .valueStream()
                .map(role -> role.path("name").asString())
                .toList();
    }
}
