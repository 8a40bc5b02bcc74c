package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestProofs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization requests that name a key (RFC 9449 §10) or resource servers (RFC 8707 §2.1). */
@SuppressWarnings("NullAway.Init") // made before each test
class BoundRequestTests extends BrowserContract {

    private static final String PUSH = "ext/par/request";
    private static final String ORDERS = "https://orders.example/api";

    private final TestProofs key = TestProofs.create();
    private OAuth oauth;

    @BeforeEach
    void register() {
        oauth = new OAuth(http, publicUrl);
        put(TestClients.confidential("shop")
                .redirects(World.CALLBACK)
                .defaultScopes("openid")
                .audiences(ORDERS, "https://stock.example/api")
                .build());
    }

    private TestHttp.Answer redeem(String code, @Nullable TestProofs with) {
        return send(
                "token",
                with,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        World.CALLBACK,
                        "code_verifier",
                        OAuth.VERIFIER.getValue()));
    }

    private TestHttp.Answer push(@Nullable TestProofs with, String... changes) {
        return send(PUSH, with, parameters(changes));
    }

    private TestHttp.Answer send(String endpoint, @Nullable TestProofs with, Map<String, String> parameters) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", OAuth.basic("shop", TestClients.SECRET));
        if (with != null) {
            headers.put("DPoP", with.proof("POST", oauth.endpoint(realm, endpoint)));
        }
        String[] form = parameters.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
        return oauth.post(realm, endpoint, headers, form);
    }

    private String code(TestHttp.Answer pushed) {
        assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
        Map<String, String> query = Map.of(
                "client_id",
                "shop",
                "request_uri",
                pushed.body().path("request_uri").asString());
        TestBrowser.Answer page =
                browser.follow(browser.get(inRealm("/protocol/openid-connect/auth?" + TestBrowser.encode(query))));
        return String.valueOf(signIn(page, "ada", PASSWORD).parameters().get("code"));
    }

    private static void assertRefused(TestHttp.Answer answer, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
    }

    @Test
    void theCodeOfARequestThatNamesAKeyNeedsIt() {
        String stolen =
                String.valueOf(signIn("dpop_jkt", key.thumbprint()).parameters().get("code"));
        assertRefused(redeem(stolen, TestProofs.create()), "invalid_grant");

        TestBrowser.Answer again = browser.get(authorize("dpop_jkt", key.thumbprint()));
        TestHttp.Answer tokens = redeem(String.valueOf(again.parameters().get("code")), key);
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
        assertThat(tokens.body().path("token_type").asString()).isEqualTo("DPoP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I="
            })
    void whatIsNoThumbprintIsRefused(String value) {
        assertError(browser.get(authorize("dpop_jkt", value)), "invalid_request");
    }

    @Test
    void aPushThatProvesAKeyBindsItsCodes() {
        String code = code(push(key));

        assertRefused(redeem(code, null), "invalid_grant");
        assertThat(redeem(code(push(key, "prompt", "login")), key).status()).isEqualTo(200);
    }

    @Test
    void aPushNamesTheKeyThatItProves() {
        assertRefused(push(key, "dpop_jkt", TestProofs.create().thumbprint()), "invalid_dpop_proof");
        assertThat(push(key, "dpop_jkt", key.thumbprint()).status()).isEqualTo(201);
    }

    @Test
    void aProofForAnotherEndpointIsNoneForAPush() {
        Map<String, String> headers = Map.of(
                "Authorization",
                OAuth.basic("shop", TestClients.SECRET),
                "DPoP",
                key.proof("POST", oauth.endpoint(realm, "token")));
        TestHttp.Answer answer = oauth.post(realm, PUSH, headers, "response_type", "code");

        assertRefused(answer, "invalid_dpop_proof");
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
    }

    @Test
    void theTokensOfARequestThatNamesAResourceServerAreForIt() {
        TestHttp.Answer tokens =
                redeem(String.valueOf(signIn("resource", ORDERS).parameters().get("code")), null);

        assertThat(OAuth.claims(tokens.body().path("access_token").asString()).getAudience())
                .containsExactly(ORDERS);
    }

    @Test
    void aResourceServerThatIsNotTheClientsIsRefused() {
        assertError(browser.get(authorize("resource", "https://evil.example/api")), "invalid_target");
        assertError(
                browser.get(authorize("resource", ORDERS) + "&resource=https%3A%2F%2Fevil.example%2Fapi"),
                "invalid_target");
    }
}
