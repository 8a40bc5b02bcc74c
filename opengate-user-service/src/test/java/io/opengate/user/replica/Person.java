package io.opengate.user.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One caller of the management API, who keeps the consistency token, or does not. */
final class Person {

    static final String HEADER = "OpenGate-Consistency";

    private final TestHttp http;
    private final String path;
    private final String token;
    private final boolean keeping;
    private String kept = "";

    Person(TestHttp http, TestTokens tokens, RealmRef realm, boolean keeping) {
        this.http = http;
        this.path = "/api/v1/realms/" + realm.name() + "/users";
        this.token = tokens.of(realm)
                .permissions("user.read", "user.manage")
                .subject(UUID.randomUUID())
                .sign();
        this.keeping = keeping;
    }

    Answer send(String method, String below, Map<String, ?> body) {
        Map<String, String> headers = new HashMap<>();
        if (keeping && !kept.isEmpty()) {
            headers.put(HEADER, kept);
        }
        if (method.equals("PATCH")) {
            headers.put("Content-Type", "application/merge-patch+json");
        }
        Answer answer = http.send(method, path + below, token, body.isEmpty() ? null : body, headers);
        if (!answer.header(HEADER).isEmpty()) {
            kept = answer.header(HEADER);
        }
        return answer;
    }

    Answer get(String below) {
        return send("GET", below, Map.of());
    }

    Answer getWith(String header, String below) {
        return http.send("GET", path + below, token, null, Map.of(HEADER, header));
    }

    /** Creates a user and returns the path of it below the users'. */
    String create() {
        Answer created = send("POST", "", Map.of("username", "u" + UUID.randomUUID()));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return "/" + created.body().path("id").asString();
    }

    /** Gives the user another name. */
    void rename(String user, String name) {
        assertThat(send("PATCH", user, Map.of("givenName", name)).status()).isEqualTo(200);
    }

    /** The user's name as the caller sees it; empty where he sees no such user. */
    String nameOf(String user) {
        Answer read = get(user);
        assertThat(read.status()).as(read.text()).isIn(200, 404);
        return read.body().path("givenName").asString("");
    }

    String kept() {
        return kept;
    }
}
