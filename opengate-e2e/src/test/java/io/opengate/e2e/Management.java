package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The management API with the bootstrap client's token, as an operator's script would use it. */
public final class Management {

    private final RunningSuite suite;
    private final String token;

    public Management(RunningSuite suite) {
        this.suite = suite;
        Http.Answer answer = Http.form(
                suite.url("/realms/master/protocol/openid-connect/token"),
                Http.basic(RunningSuite.ADMIN_CLIENT, RunningSuite.ADMIN_SECRET),
                Map.of("grant_type", "client_credentials", "scope", "opengate-api"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        this.token = answer.json().path("access_token").asString();
    }

    public String token() {
        return token;
    }

    /** A realm with a name that no other test has. */
    public String createRealm() {
        String name = "r" + UUID.randomUUID().toString().substring(0, 13);
        created("/api/v1/realms", Map.of("name", name, "displayName", "Realm " + name));
        return name;
    }

    /** A client with that redirect URI; the answer holds its {@code clientId} and, if confidential, its {@code secret}. */
    public JsonNode createClient(String realm, String redirectUri, Map<String, Object> further) {
        Map<String, Object> client = new LinkedHashMap<>(Map.of(
                "name", "Test application",
                "type", "confidential",
                "redirectUris", List.of(redirectUri),
                "grantTypes", List.of("authorization_code", "refresh_token"),
                "scopes", List.of("openid", "profile", "email", "roles")));
        client.putAll(further);
        return created("/api/v1/realms/" + realm + "/clients", client);
    }

    /** A user with that password, which need not be changed; the answer is the user. */
    public JsonNode createUser(String realm, String username, String password) {
        JsonNode user = created(
                "/api/v1/realms/" + realm + "/users",
                Map.of(
                        "username",
                        username,
                        "email",
                        username + "@example.test",
                        "emailVerified",
                        true,
                        "givenName",
                        "Ada",
                        "familyName",
                        "Lovelace"));
        Http.Answer answer = call(
                "PUT",
                "/api/v1/realms/" + realm + "/users/" + user.path("id").asString() + "/password",
                Map.of("password", password, "temporary", false));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return user;
    }

    /** Creates something; where a part of a busy suite asks for patience (503), it is asked again, as every client should. */
    public JsonNode created(String path, Object body) {
        Http.Answer answer = await().atMost(Duration.ofSeconds(30))
                .until(() -> call("POST", path, body), attempt -> attempt.status() != 503);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(201);
        return answer.json();
    }

    public Http.Answer get(String path) {
        return Http.json("GET", suite.url(path), token, null);
    }

    public Http.Answer delete(String path) {
        return Http.json("DELETE", suite.url(path), token, null);
    }

    public Http.Answer call(String method, String path, Object body) {
        return Http.json(method, suite.url(path), token, body);
    }
}
