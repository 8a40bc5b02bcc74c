package io.opengate.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.rbac.TestPeers.InMemorySubjects;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.HostileInput;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Whatever comes in, no answer is a server error. */
@OpenGateTest
@RbacTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HostileInputTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final HostileInput hostile;
    private final InMemorySubjects subjects;
    private final RealmRef realm;

    HostileInputTests(TestHttp http, TestTokens tokens, TestRealms realms, InMemorySubjects subjects) {
        this.http = http;
        this.tokens = tokens;
        this.hostile = new HostileInput(http);
        this.subjects = subjects;
        this.realm = realms.create();
    }

    @Test
    void rolesBearAnyInput() {
        String roles = "/api/v1/realms/" + realm.name() + "/roles";
        String token = tokens.management(realm, "role.read", "role.manage", "assignment.read");
        String one = roles + "/" + id(roles, token, Map.of("name", "one"));

        hostile.body(
                        "POST",
                        roles,
                        token,
                        Map.of(
                                "name", "\"many\"",
                                "description", "\"text\"",
                                "client", "\"known-shop\"",
                                "composites", "[\"one\"]"))
                .body("PATCH", one, token, Map.of("description", "\"text\"", "composites", "[]"))
                .query(roles, token, "client", "name", "after", "limit")
                .query(roles + "/effective", token, "user")
                .segment("GET", roles, token)
                .segment("DELETE", roles, token)
                .header("PATCH", one, token, "{}", "If-Match");

        assertThat(hostile.failures()).isEmpty();
    }

    @Test
    void assignmentsBearAnyInput() {
        String token = tokens.master("role.read", "role.manage", "assignment.read", "assignment.manage", "user.read");
        for (RealmRef home : new RealmRef[] {realm, TestRealms.MASTER}) {
            String assignments = "/api/v1/realms/" + home.name() + "/assignments";
            String user = subjects.create().toString();
            String one = assignments + "/"
                    + id(assignments, token, Map.of("role", "user.read", "client", "opengate-api", "user", user));

            hostile.body(
                            "POST",
                            assignments,
                            token,
                            Map.of(
                                    "role", "\"opengate-api/user.read\"",
                                    "user", "\"" + subjects.create() + "\"",
                                    "reason", "\"why\"",
                                    "expiresAt", "\"2100-01-01T00:00:00Z\""))
                    .body(
                            "POST",
                            assignments,
                            token,
                            Map.of("role", "\"x\"", "user", "\"" + user + "\"", "realms", "[]"))
                    .body("PATCH", one, token, Map.of("reason", "\"why\"", "expiresAt", "\"2100-01-01T00:00:00Z\""))
                    .query(assignments, token, "user", "role", "after", "limit")
                    .segment("GET", assignments, token)
                    .header("PATCH", one, token, "{}", "If-Match");
        }

        assertThat(hostile.failures()).isEmpty();
    }

    private String id(String path, String token, Map<String, ?> body) {
        TestHttp.Answer created = http.post(path, token, body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }
}
