package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Behind a proxy that terminates TLS and keeps the suite under a path, every link and cookie follows. */
class PublicUrlTests {

    private static final String PUBLIC_URL = "https://id.example.test/sso";

    @Test
    void everyAddressFollowsThePublicUrl() {
        try (RunningSuite suite = RunningSuite.startAnother(Map.of("OPENGATE_PUBLIC_URL", PUBLIC_URL))) {
            JsonNode discovery = Http.json(
                            "GET", suite.url("/sso/realms/master/.well-known/openid-configuration"), null, null)
                    .json();
            assertThat(discovery.path("issuer").asString()).isEqualTo(PUBLIC_URL + "/realms/master");
            discovery.properties().stream()
                    .filter(member -> member.getKey().endsWith("_endpoint")
                            || member.getKey().equals("jwks_uri"))
                    .forEach(member -> assertThat(member.getValue().asString()).startsWith(PUBLIC_URL + "/"));

            String token = token(suite);
            String callback = "https://app.example.test/callback";
            Http.Answer created = Http.json(
                    "POST",
                    suite.url("/sso/api/v1/realms/master/clients"),
                    token,
                    Map.of(
                            "clientId",
                            "web",
                            "name",
                            "Web",
                            "type",
                            "public",
                            "redirectUris",
                            List.of(callback),
                            "grantTypes",
                            List.of("authorization_code"),
                            "scopes",
                            List.of("openid")));
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            assertThat(created.header("Location")).startsWith(PUBLIC_URL + "/api/v1/");

            Http.Answer page = page(suite, callback);
            assertThat(page.response().headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(
                            cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure", "Path=/;"));
            String target = page.status() == 303 ? page.header("Location") : page.text();
            assertThat(target).contains("/sso/realms/master/");
        }
    }

    private static Http.Answer page(RunningSuite suite, String callback) {
        String query = "client_id=web&response_type=code&scope=openid&redirect_uri=" + Http.encode(callback)
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        return Http.send(HttpRequest.newBuilder(
                        URI.create(suite.url("/sso/realms/master/protocol/openid-connect/auth?" + query)))
                .build());
    }

    private static String token(RunningSuite suite) {
        return Http.form(
                        suite.url("/sso/realms/master/protocol/openid-connect/token"),
                        Http.basic(RunningSuite.ADMIN_CLIENT, RunningSuite.ADMIN_SECRET),
                        Map.of("grant_type", "client_credentials", "scope", "opengate-api"))
                .json()
                .path("access_token")
                .asString();
    }
}
