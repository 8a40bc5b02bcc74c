package io.opengate.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.InMemoryRolesOf;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each error of the protocol endpoints has its golden file: status, headers that matter, body. After an intended change
 * run with {@code -Dopengate.golden=update} and review the difference.
 */
@AuthTest
class ProtocolErrorTests {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "errors");

    private final OAuth oauth;
    private final TestHttp http;
    private final TestWorld world;
    private final InMemoryRolesOf roles;
    private final SignedIn ada;
    private final RealmRef realm;

    ProtocolErrorTests(OAuth oauth, TestHttp http, TestWorld world, InMemoryRolesOf roles) {
        this.oauth = oauth;
        this.http = http;
        this.world = world;
        this.roles = roles;
        this.ada = world.signedIn();
        this.realm = ada.realm();
    }

    @TestFactory
    Stream<DynamicTest> errorsLookLikeTheirGoldenFiles() {
        return cases().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(),
                        () -> assertGolden(one.getKey(), one.getValue().get())));
    }

    private Map<String, Supplier<Answer>> cases() {
        Map<String, Supplier<Answer>> cases = new LinkedHashMap<>();
        addForms(cases);
        addMethods(cases);
        addGrants(cases);
        addTokens(cases);
        return cases;
    }

    private void addForms(Map<String, Supplier<Answer>> cases) {
        cases.put("grant-type-missing", () -> oauth.postAs("shop", realm, "token"));
        cases.put("duplicate-parameter", () -> body("grant_type=client_credentials&grant_type=client_credentials"));
        cases.put("duplicate-empty-parameter", () -> body("grant_type=client_credentials&scope=&scope=openid"));
        cases.put("malformed-encoding", () -> body("grant_type=%zz"));
        cases.put("truncated-encoding", () -> body("grant_type=client_credentials&scope=%e"));
        cases.put("not-utf8", () -> body("grant_type=client_credentials&scope=%c3%28"));
        cases.put("nul", () -> body("grant_type=client_credentials&scope=a%00b"));
        cases.put(
                "too-many-parameters", () -> body("grant_type=client_credentials" + "&a=1".transform(this::numbered)));
        cases.put("form-too-large", () -> body("grant_type=client_credentials&x=" + "y".repeat(70_000)));
        cases.put("request-too-large", () -> body("grant_type=client_credentials&x=" + "y".repeat(300_000)));
        cases.put(
                "json-instead-of-form",
                () -> oauth.send(
                        realm,
                        "token",
                        Map.of("Content-Type", "application/json"),
                        "{\"grant_type\":\"client_credentials\"}"));
        cases.put(
                "malformed-content-type",
                () -> oauth.send(
                        realm,
                        "token",
                        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-16"),
                        "a=b"));
    }

    private String numbered(String parameter) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            all.append(parameter.replace("a", "a" + i));
        }
        return all.toString();
    }

    private void addMethods(Map<String, Supplier<Answer>> cases) {
        cases.put("token-by-get", () -> http.get(OAuth.path(realm, "token"), null));
        cases.put("introspection-by-get", () -> http.get(OAuth.path(realm, "token/introspect"), null));
        cases.put("revocation-by-delete", () -> http.delete(OAuth.path(realm, "revoke"), null));
        cases.put("userinfo-by-put", () -> http.put(OAuth.path(realm, "userinfo"), null, Map.of()));
        cases.put("certs-by-post", () -> oauth.post(realm, "certs"));
        cases.put(
                "unknown-realm",
                () -> oauth.postAs(
                        "shop",
                        new RealmRef(realm.id(), RealmName.of("nowhere"), true),
                        "token",
                        "grant_type",
                        "client_credentials"));
        cases.put("not-a-realm", () -> http.get("/realms/UPPER_case/protocol/openid-connect/certs", null));
        cases.put("disabled-realm", () -> {
            RealmRef off = world.realm();
            world.disable(off);
            return oauth.postAs("shop", off, "token", "grant_type", "client_credentials");
        });
    }

    private void addGrants(Map<String, Supplier<Answer>> cases) {
        cases.put("unknown-client", () -> oauth.postAs("nobody", realm, "token", "grant_type", "client_credentials"));
        cases.put(
                "unsupported-grant-type",
                () -> oauth.postAs(
                        "shop", realm, "token", "grant_type", "password", "username", "ada", "password", "x"));
        cases.put("unknown-grant-type", () -> oauth.postAs("shop", realm, "token", "grant_type", "urn:example:magic"));
        cases.put("unauthorized-grant", () -> {
            world.client(realm, TestClients.confidential("narrow").grants("authorization_code"));
            return oauth.postAs("narrow", realm, "token", "grant_type", "client_credentials");
        });
        cases.put(
                "invalid-scope",
                () -> oauth.postAs("shop", realm, "token", "grant_type", "client_credentials", "scope", "everything"));
        cases.put("code-missing", () -> oauth.postAs("shop", realm, "token", "grant_type", "authorization_code"));
        cases.put("invalid-code", () -> oauth.postAs("shop", realm, "token", SignedIn.redemption("nonsense")));
        cases.put("refresh-token-missing", () -> oauth.postAs("shop", realm, "token", "grant_type", "refresh_token"));
        cases.put("invalid-refresh-token", () -> ada.refresh("nonsense"));
        cases.put("unavailable", () -> {
            world.client(realm, TestClients.confidential("api").scopes("opengate-api"));
            roles.unplug(realm.id());
            Answer answer =
                    oauth.postAs("api", realm, "token", "grant_type", "client_credentials", "scope", "opengate-api");
            roles.plugIn(realm.id());
            return answer;
        });
    }

    private void addTokens(Map<String, Supplier<Answer>> cases) {
        cases.put("userinfo-without-token", () -> http.get(OAuth.path(realm, "userinfo"), null));
        cases.put("userinfo-invalid-token", () -> http.get(OAuth.path(realm, "userinfo"), "nonsense"));
        cases.put(
                "userinfo-insufficient-scope",
                () -> http.get(
                        OAuth.path(realm, "userinfo"),
                        ada.redeem(ada.code("profile"))
                                .body()
                                .path("access_token")
                                .asString()));
        cases.put("introspection-without-client", () -> oauth.post(realm, "token/introspect", "token", "x"));
        cases.put("introspection-without-token", () -> oauth.postAs("shop", realm, "token/introspect"));
        cases.put("revocation-without-token", () -> oauth.postAs("shop", realm, "revoke"));
    }

    private Answer body(String form) {
        return oauth.send(realm, "token", Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET)), form);
    }

    private void assertGolden(String name, Answer answer) throws IOException {
        assertThat(answer.status()).isBetween(400, 503).isNotEqualTo(500);
        String now = describe(answer).replace(realm.name().value(), "(realm)");
        Path golden = GOLDEN.resolve(name + ".txt");
        if ("update".equals(System.getProperty("opengate.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, now);
        }
        assertThat(golden).exists();
        assertThat(now).isEqualTo(Files.readString(golden));
    }

    private static String describe(Answer answer) {
        StringBuilder text = new StringBuilder().append(answer.status()).append('\n');
        for (String header :
                new String[] {"Content-Type", "Cache-Control", "WWW-Authenticate", "Allow", "Retry-After"}) {
            answer.headers()
                    .firstValue(header)
                    .ifPresent(value ->
                            text.append(header).append(": ").append(value).append('\n'));
        }
        return text.append('\n').append(answer.text()).append('\n').toString();
    }
}
