package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@AuthTest
class ClientAuthenticationTests {

    private static final String[] GRANT = {"grant_type", "client_credentials"};

    private final OAuth oauth;
    private final TestWorld world;
    private final RealmRef realm;

    ClientAuthenticationTests(OAuth oauth, TestWorld world) {
        this.oauth = oauth;
        this.world = world;
        this.realm = world.realm();
    }

    @Test
    void theSecretMayBeInTheHeaderOrInTheForm() {
        world.client(realm, TestClients.confidential("shop"));

        assertThat(oauth.postAs("shop", realm, "token", GRANT).status()).isEqualTo(200);
        assertThat(inForm("shop", TestClients.SECRET).status()).isEqualTo(200);
    }

    @Test
    void headerValuesAreFormEncodedBeforeTheyAreJoined() {
        String odd = "shop:ü %+";
        String secret = "s:ecret+/%=ü 0123456789abcdef0123456789";
        world.client(realm, TestClients.confidential("a b:c%+").secret(new ClientSecret(Hashes.sha256(secret), null)));

        assertThat(inHeader("a b:c%+", secret).status()).isEqualTo(200);
        assertThat(raw("a b:c%+:" + secret).status()).isEqualTo(401);
        assertThat(inHeader(odd, secret).status()).isEqualTo(401);
    }

    @Test
    void everyLiveSecretWorksAndNoOther() {
        String previous = "previous-" + "x".repeat(40);
        String expired = "expired-" + "x".repeat(40);
        world.client(
                realm,
                TestClients.confidential("shop")
                        .secret(new ClientSecret(
                                Hashes.sha256(previous), Instant.now().plusSeconds(60)))
                        .secret(new ClientSecret(
                                Hashes.sha256(expired), Instant.now().minusSeconds(1))));

        assertThat(inHeader("shop", TestClients.SECRET).status()).isEqualTo(200);
        assertThat(inHeader("shop", previous).status()).isEqualTo(200);
        assertRefused(inHeader("shop", expired));
        assertRefused(inHeader("shop", "wrong"));
        assertRefused(inHeader("shop", ""));
        assertRefused(inHeader("shop", Hashes.sha256(TestClients.SECRET)));
    }

    @Test
    void unknownDisabledAndUnprovenClientsGetTheSameAnswer() {
        world.client(realm, TestClients.confidential("shop"));
        world.client(realm, TestClients.confidential("off").disabled());

        Answer unknown = inHeader("nobody", TestClients.SECRET);
        assertRefused(unknown);
        assertThat(inHeader("shop", "wrong").text()).isEqualTo(unknown.text());
        assertThat(inHeader("off", TestClients.SECRET).text()).isEqualTo(unknown.text());
        assertThat(oauth.post(realm, "token", GRANT).text()).isEqualTo(unknown.text());
        assertThat(oauth.post(realm, "token", "grant_type", "client_credentials", "client_id", "shop")
                        .text())
                .isEqualTo(unknown.text());
    }

    @Test
    void aPublicClientHasNoSecretAndCannotActForItself() {
        world.client(realm, TestClients.publicClient("spa"));

        assertRefused(inHeader("spa", TestClients.SECRET));
        assertRefused(inHeader("spa", ""));
        Answer answer = oauth.post(realm, "token", "grant_type", "client_credentials", "client_id", "spa");
        assertThat(answer.status()).isIn(400, 401);
    }

    @Test
    void twoMethodsAtOnceAreRefused() {
        world.client(realm, TestClients.confidential("shop"));

        Answer both = oauth.postAs(
                "shop",
                realm,
                "token",
                "grant_type",
                "client_credentials",
                "client_id",
                "shop",
                "client_secret",
                TestClients.SECRET);
        Answer secretOnly =
                oauth.postAs("shop", realm, "token", "grant_type", "client_credentials", "client_secret", "x");

        assertThat(both.body().path("error").asString()).isEqualTo("invalid_request");
        assertThat(secretOnly.body().path("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void anotherClientIdInTheFormIsRefused() {
        world.client(realm, TestClients.confidential("shop"));
        world.client(realm, TestClients.confidential("other"));

        Answer same = oauth.postAs("shop", realm, "token", "grant_type", "client_credentials", "client_id", "shop");
        Answer other = oauth.postAs("shop", realm, "token", "grant_type", "client_credentials", "client_id", "other");

        assertThat(same.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(400);
    }

    @Test
    @Tag("tenant")
    void aClientOfAnotherRealmIsUnknown() {
        world.client(realm, TestClients.confidential("shop"));

        Answer answer = oauth.postAs("shop", world.realm(), "token", GRANT);

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void malformedHeadersAreRefused() {
        world.client(realm, TestClients.confidential("shop"));

        for (String header :
                new String[] {"Basic", "Basic ", "Basic !!!", "Basic c2hvcA==", "Basic %%%", "Basic Og=="}) {
            Answer answer = oauth.post(realm, "token", Map.of("Authorization", header), GRANT);
            assertThat(answer.status()).as(header + answer.text()).isEqualTo(401);
        }
        assertRefused(oauth.post(realm, "token", Map.of("Authorization", "Bearer x"), GRANT));
    }

    private Answer inHeader(String clientId, String secret) {
        return oauth.post(realm, "token", Map.of("Authorization", OAuth.basic(clientId, secret)), GRANT);
    }

    private Answer raw(String pair) {
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return oauth.post(realm, "token", Map.of("Authorization", "Basic " + encoded), GRANT);
    }

    private Answer inForm(String clientId, String secret) {
        return oauth.post(
                realm, "token", "grant_type", "client_credentials", "client_id", clientId, "client_secret", secret);
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Basic realm=\"" + realm.name() + "\", charset=\"UTF-8\"");
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_client");
    }
}
