package io.opengate.auth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestProofs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proofs that are not what they should be, or look so: {@code dpop-proofs.jsonl}. */
@AuthTest
class DpopProofTricksTests {

    private final TestWorld world;
    private final OAuth oauth;

    DpopProofTricksTests(TestWorld world, OAuth oauth) {
        this.world = world;
        this.oauth = oauth;
    }

    /** A line of the file: what replaces members of a good proof; null takes one away. */
    record Trick(JsonNode line) {

        @Override
        public String toString() {
            return line.path("is").asString();
        }
    }

    static List<Trick> tricks() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DpopProofTricksTests.class.getResourceAsStream("/dpop-proofs.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> new Trick(json.readTree(line))).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void isWhatTheFileSays(Trick trick) {
        RealmRef realm = world.realm();
        world.client(realm, TestClients.confidential("shop").defaultScopes("orders"));

        Answer answer = oauth.post(
                realm,
                "token",
                Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET), "DPoP", proof(trick, realm)),
                "grant_type",
                "client_credentials");

        if (trick.line().path("accepted").asBoolean(false)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().path("token_type").asString()).isEqualTo("DPoP");
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("error").asString()).isEqualTo("invalid_dpop_proof");
            assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
        }
    }

    private String proof(Trick trick, RealmRef realm) {
        TestProofs key = TestProofs.create();
        String url = oauth.endpoint(realm, "token");
        Map<String, Object> header = key.header();
        Map<String, Object> claims = TestProofs.claims("POST", url, null, null);
        if (trick.line().path("privateJwk").asBoolean(false)) {
            header.put("jwk", key.key().toJSONObject());
        }
        replace(header, trick.line().path("header"), url, realm);
        replace(claims, trick.line().path("claims"), url, realm);
        String proof = key.sign(header, claims);
        JsonNode signature = trick.line().path("signature");
        return signature.isString() ? proof.substring(0, proof.lastIndexOf('.') + 1) + signature.asString() : proof;
    }

    private static void replace(Map<String, Object> members, JsonNode changes, String url, RealmRef realm) {
        changes.properties().forEach(change -> {
            Object value = value(change.getKey(), change.getValue(), url, realm);
            if (value == null) {
                members.remove(change.getKey());
            } else {
                members.put(change.getKey(), value);
            }
        });
    }

    private static @Nullable Object value(String name, JsonNode value, String url, RealmRef realm) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            String filled = fill(value.toString(), url, realm);
            return JsonMapper.shared().readValue(filled, Object.class);
        }
        String text = value.asString();
        return name.equals("iat") && text.matches("[+-][0-9]+")
                ? (Object) (Instant.now().getEpochSecond() + Long.parseLong(text))
                : fill(text, url, realm);
    }

    private static String fill(String text, String url, RealmRef realm) {
        URI uri = URI.create(url);
        return text.replace("{url}", url)
                .replace("{origin}", uri.getScheme() + "://" + uri.getAuthority())
                .replace("{authority}", uri.getAuthority())
                .replace("{host}", uri.getHost())
                .replace("{HOST}", uri.getHost().toUpperCase(Locale.ROOT))
                .replace("{port}", Integer.toString(uri.getPort()))
                .replace("{path}", uri.getPath())
                .replace("{realm}", realm.name().value())
                .replace("{256}", "j".repeat(256))
                .replace("{257}", "j".repeat(257));
    }
}
