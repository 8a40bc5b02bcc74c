package io.opengate.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.HostileInput;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Whatever comes in, no answer is a server error. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HostileInputTests {

    private final HostileInput hostile;
    private final TestUsers users;
    private final String auth;

    HostileInputTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.hostile = new HostileInput(http);
        this.users = new TestUsers(http, tokens, realms.create());
        this.auth = tokens.peer("auth", users.realm());
    }

    @Test
    void usersBearAnyInput() {
        Map<String, String> user = new LinkedHashMap<>();
        user.put("username", "\"ada\"");
        user.put("email", "\"ada@example.com\"");
        user.put("emailVerified", "false");
        user.put("givenName", "\"Ada\"");
        user.put("familyName", "\"Lovelace\"");
        user.put("status", "\"active\"");
        user.put("attributes", "{\"team\":[\"engines\"]}");
        String one = users.path(users.user("one"));

        hostile.body("POST", users.path(), users.token(), user)
                .body("PATCH", one, users.token(), user)
                .query(
                        users.path(),
                        users.token(),
                        "username",
                        "email",
                        "givenName",
                        "familyName",
                        "status",
                        "after",
                        "limit")
                .segment("GET", users.path(), users.token())
                .segment("DELETE", users.path(), users.token())
                .header("PATCH", one, users.token(), "{}", "If-Match")
                .header("POST", users.path(), users.token(), "{\"username\":\"key\"}", "Idempotency-Key");

        assertThat(hostile.failures()).isEmpty();
    }

    @Test
    void passwordsBearAnyInput() {
        String internal = "/internal/realms/" + users.realm().id();
        Object one = users.user("two");

        hostile.body(
                        "PUT",
                        users.path(one, "password"),
                        users.token(),
                        Map.of("password", "\"short\"", "temporary", "true"))
                .body(
                        "POST",
                        internal + "/password-verifications",
                        auth,
                        Map.of("username", "\"x\"", "password", "\"y\""))
                .body(
                        "POST",
                        internal + "/users/" + one + "/password-changes",
                        auth,
                        Map.of("current", "\"a\"", "new", "\"b\""))
                .segment("GET", internal + "/users", auth);

        assertThat(hostile.failures()).isEmpty();
    }
}
