package io.opengate.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.InMemoryRolesOf;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.auth.subject.PermissionGrant;
import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@AuthTest
class ClientCredentialsTests {

    private final OAuth oauth;
    private final TestWorld world;
    private final InMemoryRolesOf roles;
    private final RealmRef realm;

    ClientCredentialsTests(OAuth oauth, TestWorld world, InMemoryRolesOf roles) {
        this.oauth = oauth;
        this.world = world;
        this.roles = roles;
        this.realm = world.realm();
    }

    @Test
    void aClientGetsAnAccessTokenForItself() throws Exception {
        RegisteredClient client = world.client(
                realm, TestClients.confidential("robot").scopes("report").audiences("https://api.example"));

        Answer answer = oauth.postAs("robot", realm, "token", "grant_type", "client_credentials", "scope", "report");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.body().path("expires_in").asLong()).isEqualTo(300);
        assertThat(answer.body().path("scope").asString()).isEqualTo("report");
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.body().has("id_token")).isFalse();
        SignedJWT token = SignedJWT.parse(answer.body().path("access_token").asString());
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(oauth.issuer(realm));
        assertThat(claims.getSubject()).isEqualTo(client.ownSubject().toString());
        assertThat(claims.getAudience()).containsExactly("https://api.example");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("robot");
        assertThat(claims.getStringClaim("scope")).isEqualTo("report");
        assertThat(claims.getClaim("sid")).isNull();
        UUID jti = UUID.fromString(claims.getJWTID());
        assertThat(Ids.isVersion7(jti)).isTrue();
        assertThat(Ids.instantOf(jti))
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
    }

    @Test
    void tokensAreSignedAsClientOrRealmSay() throws Exception {
        world.client(realm, TestClients.confidential("es").algorithm("ES256"));
        world.client(realm, TestClients.confidential("ed").algorithm("EdDSA"));

        assertThat(algorithm("es")).isEqualTo("ES256");
        assertThat(algorithm("ed")).isEqualTo("EdDSA");
    }

    private String algorithm(String client) throws Exception {
        Answer answer = oauth.postAs(client, realm, "token", "grant_type", "client_credentials");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return SignedJWT.parse(answer.body().path("access_token").asString())
                .getHeader()
                .getAlgorithm()
                .getName();
    }

    @Test
    void withoutAScopeTheDefaultsAreGiven() {
        world.client(realm, TestClients.confidential("d").scopes("a", "b").defaultScopes("a"));

        Answer answer = oauth.postAs("d", realm, "token", "grant_type", "client_credentials");

        assertThat(answer.body().path("scope").asString()).isEqualTo("a");
    }

    @Test
    void aScopeThatWasNotRegisteredIsRefused() {
        world.client(realm, TestClients.confidential("s").scopes("a"));

        Answer answer = oauth.postAs("s", realm, "token", "grant_type", "client_credentials", "scope", "a b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void aGrantThatWasNotRegisteredIsRefused() {
        world.client(realm, TestClients.confidential("g").grants("authorization_code"));

        Answer answer = oauth.postAs("g", realm, "token", "grant_type", "client_credentials");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    void managementPermissionsAreWhatWasAskedForAndIsHeld() throws Exception {
        RegisteredClient client =
                world.client(realm, TestClients.confidential("m").scopes("opengate-api"));
        world.permit(
                realm,
                client.ownSubject(),
                Set.of("user.read", "user.manage"),
                Set.of(realm.id().toString()));

        JWTClaimsSet all = token("m", realm, "opengate-api");
        assertThat(scope(all)).containsExactlyInAnyOrder("user.read", "user.manage");
        assertThat(all.getAudience()).contains("opengate-api");
        assertThat(all.getClaim("realm_grants")).isNull();
        assertThat(scope(token("m", realm, "user.read role.read"))).containsExactly("user.read");
    }

    @Test
    void withoutPermissionsTheManagementApiIsNotInTheAudience() throws Exception {
        world.client(realm, TestClients.confidential("n").scopes("opengate-api").audiences("opengate-api"));

        JWTClaimsSet claims = token("n", realm, "opengate-api");

        assertThat(claims.getAudience()).doesNotContain("opengate-api");
        assertThat(claims.getClaim("scope")).isNull();
    }

    @Test
    void inMasterTheTokenNamesTheRealmsOfEachPermission() throws Exception {
        RealmRef master = TestRealms.MASTER;
        RegisteredClient client = world.client(
                master, TestClients.confidential("admin-" + UUID.randomUUID()).scopes("opengate-api"));
        String only = realm.id().toString();
        world.roles(
                master,
                client.ownSubject(),
                new EffectiveRoles(
                        Set.of(),
                        Map.of(),
                        List.of(
                                new PermissionGrant(Set.of("realm.read"), Set.of("*")),
                                new PermissionGrant(Set.of("user.read", "role.read"), Set.of(only)))));

        JWTClaimsSet claims = token(client.clientId().value(), master, "realm.read user.read");

        assertThat(claims.getClaim("realm_grants"))
                .isEqualTo(List.of(
                        Map.of("permissions", List.of("realm.read"), "realms", List.of("*")),
                        Map.of("permissions", List.of("user.read"), "realms", List.of(only))));
        assertThat(scope(claims)).containsExactlyInAnyOrder("realm.read", "user.read");
    }

    @Test
    void permissionsAreAskedPastTheCacheAndNothingElseIs() throws Exception {
        RegisteredClient client =
                world.client(realm, TestClients.confidential("c").scopes("opengate-api", "roles", "report"));
        world.permit(
                realm,
                client.ownSubject(),
                Set.of("user.read"),
                Set.of(realm.id().toString()));
        int before = roles.askedNow();

        token("c", realm, "report");
        token("c", realm, "roles");
        assertThat(roles.askedNow()).isEqualTo(before);

        token("c", realm, "opengate-api");
        assertThat(roles.askedNow()).isEqualTo(before + 1);
    }

    @Test
    void rolesAreInTheLayoutOfExistingAdapters() throws Exception {
        RegisteredClient client = world.client(realm, TestClients.confidential("r"));
        world.roles(
                realm,
                client.ownSubject(),
                new EffectiveRoles(Set.of("auditor"), Map.of("shop", Set.of("seller")), List.of()));

        JWTClaimsSet claims = token("r", realm, "roles");

        assertThat(claims.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("auditor")));
        assertThat(claims.getClaim("resource_access")).isEqualTo(Map.of("shop", Map.of("roles", List.of("seller"))));
        assertThat(token("r", realm, "email").getClaim("realm_access")).isNull();
    }

    @Test
    void aServiceThatDoesNotAnswerIsToldAsTemporary() {
        world.client(realm, TestClients.confidential("t").scopes("opengate-api"));
        roles.unplug(realm.id());

        Answer answer = oauth.postAs("t", realm, "token", "grant_type", "client_credentials", "scope", "opengate-api");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body().path("error").asString()).isEqualTo("temporarily_unavailable");
    }

    @Test
    void aDisabledRealmGivesNothing() {
        RealmRef other = world.realm();
        world.client(other, TestClients.confidential("x"));
        assertThat(oauth.postAs("x", other, "token", "grant_type", "client_credentials")
                        .status())
                .isEqualTo(200);

        world.disable(other);

        Answer answer = oauth.postAs("x", other, "token", "grant_type", "client_credentials");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("error").asString()).isEqualTo("access_denied");
    }

    private JWTClaimsSet token(String client, RealmRef where, String scope) {
        Answer answer = oauth.postAs(client, where, "token", "grant_type", "client_credentials", "scope", scope);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return OAuth.claims(answer.body().path("access_token").asString());
    }

    private static List<String> scope(JWTClaimsSet claims) throws Exception {
        return List.of(claims.getStringClaim("scope").split(" "));
    }
}
