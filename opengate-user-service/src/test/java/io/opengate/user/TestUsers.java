package io.opengate.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.account.UserId;
import java.util.Map;
import java.util.UUID;

/** Users of a realm, made and changed through the management API. */
public final class TestUsers {

    private final TestHttp http;
    private final RealmRef realm;
    private final String token;
    private final String auth;

    public TestUsers(TestHttp http, TestTokens tokens, RealmRef realm) {
        this.http = http;
        this.realm = realm;
        this.token = tokens.management(realm, "user.read", "user.manage", "user.password.set");
        this.auth = tokens.peer("auth", realm);
    }

    /** The path of the realm's users, and of what follows. */
    public String path(Object... rest) {
        StringBuilder path = new StringBuilder("/api/v1/realms/" + realm.name() + "/users");
        for (Object segment : rest) {
            path.append('/').append(segment);
        }
        return path.toString();
    }

    public Answer create(Map<String, ?> fields) {
        return http.post(path(), token, fields);
    }

    /** A new active user. */
    public UserId user(String username) {
        return id(create(Map.of("username", username)));
    }

    /** A new active user with that password, which is not temporary. */
    public UserId user(String username, String password) {
        UserId id = user(username);
        assertThat(setPassword(id, password, false).status()).isEqualTo(204);
        return id;
    }

    public Answer setPassword(UserId id, String password, boolean temporary) {
        return http.put(path(id, "password"), token, Map.of("password", password, "temporary", temporary));
    }

    public Answer get(String pathAndQuery) {
        return http.get(pathAndQuery, token);
    }

    public Answer patch(UserId id, Map<String, ?> patch) {
        return http.patch(path(id), token, patch);
    }

    public Answer delete(UserId id) {
        return http.delete(path(id), token);
    }

    /** What the auth service is told of that name and password. */
    public Answer verify(String username, String password) {
        return http.post(
                "/internal/realms/" + realm.id() + "/password-verifications",
                auth,
                Map.of("username", username, "password", password));
    }

    /** The outcome of {@link #verify}. */
    public String outcome(String username, String password) {
        Answer answer = verify(username, password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("outcome").asString();
    }

    public Answer changePassword(UserId id, String current, String wanted) {
        return http.post(
                "/internal/realms/" + realm.id() + "/users/" + id + "/password-changes",
                auth,
                Map.of("current", current, "new", wanted));
    }

    /** The id in the answer to a create that must have succeeded. */
    public static UserId id(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return new UserId(UUID.fromString(created.body().path("id").asString()));
    }

    public RealmRef realm() {
        return realm;
    }

    public String token() {
        return token;
    }
}
