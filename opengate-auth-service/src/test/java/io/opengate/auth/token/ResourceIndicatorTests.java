package io.opengate.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter {@code resource} (RFC 8707). */
@AuthTest
class ResourceIndicatorTests {

    private static final String ORDERS = "https://orders.example/api";
    private static final String STOCK = "https://stock.example/api?v=1";

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;

    ResourceIndicatorTests(TestWorld world, OAuth oauth, TestHttp http) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
    }

    private static TestClients shop() {
        return TestClients.confidential("shop").defaultScopes("orders").audiences(ORDERS, STOCK, "legacy");
    }

    private Answer send(RealmRef realm, String body) {
        return oauth.send(realm, "token", Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET)), body);
    }

    private static String body(String[] parameters, String... resources) {
        StringBuilder body = new StringBuilder(OAuth.form(parameters));
        Arrays.stream(resources).forEach(each -> body.append('&').append(OAuth.form("resource", each)));
        return body.toString();
    }

    private Answer clientCredentials(RealmRef realm, String... resources) {
        return send(realm, body(new String[] {"grant_type", "client_credentials"}, resources));
    }

    private Answer refresh(SignedIn who, String token, String... resources) {
        return send(who.realm(), body(new String[] {"grant_type", "refresh_token", "refresh_token", token}, resources));
    }

    private static List<String> audience(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return OAuth.claims(answer.body().path("access_token").asString()).getAudience();
    }

    private static void assertInvalidTarget(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_target");
    }

    @Test
    void theTokenIsForWhatIsNamedAlone() {
        RealmRef realm = world.realm();
        world.client(realm, shop());

        assertThat(audience(clientCredentials(realm))).containsExactlyInAnyOrder(ORDERS, STOCK, "legacy");
        assertThat(audience(clientCredentials(realm, ORDERS))).containsExactly(ORDERS);
        assertThat(audience(clientCredentials(realm, ORDERS, STOCK))).containsExactlyInAnyOrder(ORDERS, STOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api",
                "https://orders.example/api/",
                "https://orders.example/API",
                "https://orders.example/api#here",
                "HTTPS://orders.example/api",
                "/api",
                "orders",
                "legacy",
                "https://orders.example/%zz",
                "not a uri"
            })
    void whatTheClientDidNotRegisterIsRefused(String resource) {
        RealmRef realm = world.realm();
        world.client(realm, shop());

        assertInvalidTarget(clientCredentials(realm, resource));
        assertInvalidTarget(clientCredentials(realm, ORDERS, resource));
        assertInvalidTarget(clientCredentials(realm, resource, ORDERS));
    }

    @Test
    void aTokenForAResourceServerCarriesNoManagementPermission() {
        RealmRef realm = world.realm();
        var client = world.client(realm, shop().scopes("orders", "opengate-api").defaultScopes("orders", "user.read"));
        world.permit(
                realm,
                client.ownSubject(),
                Set.of("user.read"),
                Set.of(realm.id().toString()));

        assertThat(audience(clientCredentials(realm))).contains("opengate-api");
        Answer narrowed = clientCredentials(realm, ORDERS);
        assertThat(audience(narrowed)).containsExactly(ORDERS);
        assertThat(narrowed.body().path("scope").asString()).isEqualTo("orders");
    }

    @Test
    void aCodeGivesTokensForItsResourceServersOrFewer() {
        SignedIn ada = world.signedIn(world.realm(), shop());

        assertThat(audience(ada.redeem(ada.code(null, Set.of(ORDERS), "openid"))))
                .containsExactly(ORDERS);
        assertThat(audience(send(
                        ada.realm(),
                        body(SignedIn.redemption(ada.code(null, Set.of(ORDERS, STOCK), "openid")), STOCK))))
                .containsExactly(STOCK);
        String code = ada.code(null, Set.of(ORDERS), "openid");
        assertInvalidTarget(send(ada.realm(), body(SignedIn.redemption(code), STOCK)));
        assertThat(audience(ada.redeem(code))).containsExactly(ORDERS);
    }

    @Test
    void refreshingNarrowsAndNeverWidens() {
        SignedIn ada = world.signedIn(world.realm(), shop());
        Answer issued = ada.redeem(ada.code(null, Set.of(ORDERS, STOCK), "openid"));
        String first = issued.body().path("refresh_token").asString();

        Answer narrowed = refresh(ada, first, STOCK);
        assertThat(audience(narrowed)).containsExactly(STOCK);
        String second = narrowed.body().path("refresh_token").asString();
        assertInvalidTarget(refresh(ada, second, "https://evil.example"));
        assertThat(audience(refresh(ada, second))).containsExactlyInAnyOrder(ORDERS, STOCK);
    }

    @Test
    void aRefusedWideningUsesNothingUp() {
        SignedIn ada = world.signedIn(world.realm(), shop());
        Answer issued = ada.redeem(ada.code(null, Set.of(ORDERS), "openid"));
        String first = issued.body().path("refresh_token").asString();

        assertInvalidTarget(refresh(ada, first, STOCK));

        assertThat(audience(refresh(ada, first, ORDERS))).containsExactly(ORDERS);
    }

    @Test
    void aRetryForOtherResourceServersIsNone() {
        SignedIn ada = world.signedIn(world.realm(), shop());
        Answer issued = ada.redeem(ada.code(null, Set.of(ORDERS, STOCK), "openid"));
        String first = issued.body().path("refresh_token").asString();
        refresh(ada, first, ORDERS, STOCK);

        assertThat(refresh(ada, first, ORDERS).body().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aResourceServerCannotTakeItsTokenToUserInfo() {
        SignedIn ada = world.signedIn(world.realm(), shop());
        String narrow = ada.redeem(ada.code(null, Set.of(ORDERS), "openid"))
                .body()
                .path("access_token")
                .asString();
        String wide = ada.redeem(ada.code("openid")).body().path("access_token").asString();

        assertThat(http.get(OAuth.path(ada.realm(), "userinfo"), narrow).status())
                .isEqualTo(401);
        assertThat(http.get(OAuth.path(ada.realm(), "userinfo"), wide).status()).isEqualTo(200);
    }
}
