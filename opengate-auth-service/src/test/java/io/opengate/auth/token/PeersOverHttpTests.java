package io.opengate.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.StubPeers;
import io.opengate.auth.fixture.TestClients;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.StreamHealth;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** The adapters to other services with their caches: what they read, how often, and when they forget. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PeersOverHttpTests {

    private static final StubPeers PEERS = new StubPeers();
    private static final UUID ACCOUNT = UUID.randomUUID();

    private final OAuth oauth;
    private final RedisEvents events;
    private final StreamHealth health;
    private final SecretBoxes boxes;
    private final RealmRef realm;
    private final ECKey key;

    PeersOverHttpTests(
            TestHttp http,
            PublicUrl publicUrl,
            TestRealms realms,
            RedisEvents events,
            StreamHealth health,
            SecretBoxes boxes)
            throws Exception {
        this.oauth = new OAuth(http, publicUrl);
        this.events = events;
        this.health = health;
        this.boxes = boxes;
        this.realm = realms.create();
        this.key = new ECKeyGenerator(Curve.P_256)
                .keyID(UUID.randomUUID().toString())
                .generate();
        putRealm();
        putClient(true);
        putRoles("auditor");
    }

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry properties) {
        for (String peer : new String[] {"realm", "client", "user", "rbac"}) {
            properties.add("opengate.peers." + peer + ".url", PEERS::url);
        }
    }

    @Test
    void onceEverythingIsKnownATokenCostsNoCall() throws Exception {
        Eventually.holds(() -> assertThat(health.fresh()).isTrue());
        Answer first = token("report roles");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        SignedJWT token = SignedJWT.parse(first.body().path("access_token").asString());
        assertThat(token.verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(ACCOUNT.toString());
        int before = PEERS.requests();

        for (int i = 0; i < 50; i++) {
            assertThat(token("report roles").status()).isEqualTo(200);
        }

        assertThat(PEERS.requests() - before).isZero();
    }

    @Test
    @Tag("disabled")
    void aDisabledClientIsRefusedAsSoonAsTheStreamSaysSo() {
        assertThat(token("report").status()).isEqualTo(200);

        putClient(false);
        events.publish(
                EventDraft.of("client.updated", realm.id(), UUID.randomUUID().toString())
                        .data(Map.of("clientId", "robot")));

        Eventually.holds(() -> assertThat(token("report").status()).isEqualTo(401));
    }

    @Test
    void rolesAreReadAgainAfterAnAssignment() {
        assertThat(roles()).isEqualTo("{roles=[auditor]}");

        putRoles("owner");
        events.publish(EventDraft.of(
                        "assignment.created", realm.id(), UUID.randomUUID().toString())
                .data(Map.of("user", ACCOUNT.toString())));

        Eventually.holds(() -> assertThat(roles()).isEqualTo("{roles=[owner]}"));
    }

    @Test
    void aClientThatDoesNotExistIsNotRemembered() {
        Answer before = oauth.postAs("later", realm, "token", "grant_type", "client_credentials");
        assertThat(before.status()).isEqualTo(401);

        PEERS.put(clientPath("later"), client("later", true));

        assertThat(oauth.postAs("later", realm, "token", "grant_type", "client_credentials")
                        .status())
                .isEqualTo(200);
    }

    private String roles() {
        return OAuth.claims(token("roles").body().path("access_token").asString())
                .getClaim("realm_access")
                .toString();
    }

    private Answer token(String scope) {
        return oauth.postAs("robot", realm, "token", "grant_type", "client_credentials", "scope", scope);
    }

    private void putRealm() {
        String path = "/internal/realms/" + realm.id();
        PEERS.put(path, """
                {"id":"%s","name":"%s","displayName":"Test","enabled":true,"accessTokenSeconds":300,
                 "refreshTokenSeconds":2592000,"sessionIdleSeconds":1800,"sessionMaxSeconds":36000,"passwordMinLength":15,
                 "registrationAllowed":false,"recoveryAllowed":true,"signatureAlgorithm":"ES256","version":3,"later":1}
                """.formatted(realm.id(), realm.name()));
        UUID row = UUID.randomUUID();
        String sealed = boxes.purpose("signing-keys")
                .seal(key.toJSONString().getBytes(StandardCharsets.UTF_8), realm.id(), row);
        PEERS.put(path + "/signing-keys", """
                {"keys":[{"kid":"%s","algorithm":"ES256","state":"active","usableFrom":"2026-01-01T00:00:00Z","jwk":%s,
                 "row":"%s","sealedPrivateJwk":"%s"}]}
                """.formatted(
                        key.getKeyID(), key.toPublicJWK().toJSONString(), row, sealed));
    }

    private void putClient(boolean enabled) {
        PEERS.put(clientPath("robot"), client("robot", enabled));
    }

    private String clientPath(String clientId) {
        return "/internal/realms/" + realm.id() + "/clients?clientId=" + clientId;
    }

    private static String client(String clientId, boolean enabled) {
        return """
                {"id":"%s","clientId":"%s","name":"Robot","type":"confidential","enabled":%s,
                 "secrets":[{"hash":"%s","expiresAt":null}],"redirectUris":[],"postLogoutRedirectUris":[],"webOrigins":[],
                 "grantTypes":["client_credentials"],"scopes":["report","roles"],"defaultScopes":[],"requireConsent":false,
                 "requirePkce":true,"serviceAccountId":"%s","accessTokenSeconds":null,"audiences":[],"builtIn":false,
                 "version":1,"later":true}
                """.formatted(UUID.randomUUID(), clientId, enabled, Hashes.sha256(TestClients.SECRET), ACCOUNT);
    }

    private void putRoles(String role) {
        PEERS.put("/internal/realms/" + realm.id() + "/subjects/" + ACCOUNT + "/roles", """
                {"realmRoles":["%s"],"clientRoles":{"shop":["seller"]},"grants":[]}
                """.formatted(role));
    }
}
