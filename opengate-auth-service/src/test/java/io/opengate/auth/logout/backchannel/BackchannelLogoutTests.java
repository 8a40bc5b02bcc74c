package io.opengate.auth.logout.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.tenant.RealmRef;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestPropertySource;

/** From the event that a session has ended to a real server of an application. */
@AuthTest
@TestPropertySource(
        properties = {
            "opengate.egress.allowed-addresses=127.0.0.1",
            "opengate.egress.plain-http=true",
            "opengate.auth.backchannel-logout.first-delay=50ms",
            "opengate.auth.backchannel-logout.longest-delay=200ms",
            "opengate.auth.backchannel-logout.poll-interval=50ms",
            "opengate.auth.backchannel-logout.attempts=100"
        })
@SuppressWarnings("NullAway.Init") // made before each test
class BackchannelLogoutTests {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TestWorld world;
    private final RedisEvents events;
    private final SigningKeys keys;
    private final StringRedisTemplate redis;
    private final RealmRef realm;
    private final String sid = UUID.randomUUID().toString();
    private final UUID user = UUID.randomUUID();
    private Receiver receiver;

    BackchannelLogoutTests(TestWorld world, RedisEvents events, SigningKeys keys, StringRedisTemplate redis) {
        this.world = world;
        this.events = events;
        this.keys = keys;
        this.redis = redis;
        this.realm = world.realm();
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver(0);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void client(RealmRef where, String id, String uri) {
        world.client(where, TestClients.confidential(id).metadata("backchannelLogoutUri", uri));
    }

    private void end(String... clients) {
        end(Map.of("reason", "logout", "user", user.toString(), "clients", List.of(clients)));
    }

    private void end(Map<String, Object> data) {
        events.publish(EventDraft.of("session.ended", realm.id(), sid).data(data));
    }

    private List<Event> told(String type) {
        EventCodec codec = new EventCodec();
        return Objects.requireNonNull(redis.opsForStream().range("opengate:events", Range.unbounded())).stream()
                .map(entry -> entry.getValue().get("e"))
                .filter(Objects::nonNull)
                .map(json -> codec.decode(json.toString()))
                .filter(event ->
                        realm.id().equals(event.realm()) && event.type().equals(type))
                .toList();
    }

    /** Awaits that the trail hears that of the client, and nothing else. */
    private Event outcome(String type, String client) {
        Eventually.holds(() -> assertThat(told(type))
                .anyMatch(event -> client.equals(event.data().get("clientId"))));
        return told(type).stream()
                .filter(event -> client.equals(event.data().get("clientId")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theClientIsToldWithASignedTokenThatNamesTheSession() throws Exception {
        client(realm, "shop", receiver.url("/shop"));

        end("shop");

        Event told = outcome("logout.delivered", "shop");
        assertThat(told.subject()).isEqualTo(sid);
        assertThat(told.data()).containsEntry("answer", "2xx").containsEntry("attempts", 1);
        Receiver.Call call = receiver.calls("/shop").getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.cacheControl()).isEqualTo("no-store");
        assertThat(call.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(call.form()).containsOnlyKeys("logout_token");
        SignedJWT token = SignedJWT.parse(call.token());
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.verify(new RSASSAVerifier(key(token).toRSAKey()))).isTrue();
        assertClaims(token.getJWTClaimsSet());
    }

    private com.nimbusds.jose.jwk.JWK key(SignedJWT token) {
        return keys.of(realm.id()).find(token.getHeader().getKeyID()).orElseThrow();
    }

    private void assertClaims(JWTClaimsSet claims) throws Exception {
        assertThat(claims.getIssuer()).endsWith("/realms/test");
        assertThat(claims.getSubject()).isEqualTo(user.toString());
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(claims.getStringClaim("sid")).isEqualTo(sid);
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getClaim("nonce")).isNull();
        assertThat(claims.getJSONObjectClaim("events")).containsOnlyKeys(EVENT).containsEntry(EVENT, Map.of());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theTokenIsSignedAsTheClientsIdTokensAre() throws Exception {
        world.client(
                realm,
                TestClients.confidential("shop")
                        .algorithm("ES256")
                        .metadata("backchannelLogoutUri", receiver.url("/shop")));

        end("shop");

        outcome("logout.delivered", "shop");
        SignedJWT token = SignedJWT.parse(receiver.calls("/shop").getFirst().token());
        JWSVerifier verifier = new ECDSAVerifier(key(token).toECKey());
        assertThat(token.verify(verifier)).isTrue();
    }

    @Test
    void aClientWithPairwiseSubjectsLearnsOfTheSessionAlone() throws Exception {
        world.client(
                realm,
                TestClients.confidential("shop")
                        .metadata("subjectType", "pairwise")
                        .metadata("backchannelLogoutUri", receiver.url("/shop")));

        end("shop");

        outcome("logout.delivered", "shop");
        JWTClaimsSet claims =
                SignedJWT.parse(receiver.calls("/shop").getFirst().token()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isNull();
        assertThat(claims.getStringClaim("sid")).isEqualTo(sid);
    }

    @Test
    void anEndThatIsAnnouncedTwiceIsToldOnce() {
        client(realm, "shop", receiver.url("/shop"));
        client(realm, "wiki", receiver.url("/wiki"));

        end("shop", "shop");
        end("shop");
        outcome("logout.delivered", "shop");
        end("shop", "wiki");

        outcome("logout.delivered", "wiki");
        assertThat(receiver.calls("/shop")).hasSize(1);
    }

    @Test
    void whoIsNotConcernedHearsNothing() {
        client(realm, "shop", receiver.url("/shop"));
        client(realm, "absent", receiver.url("/absent"));
        world.client(realm, TestClients.confidential("silent"));
        client(world.realm(), "foreign", receiver.url("/foreign"));

        end("silent", "foreign", "unknown", "shop");

        outcome("logout.delivered", "shop");
        assertThat(receiver.calls("/absent")).isEmpty();
        assertThat(receiver.calls("/foreign")).isEmpty();
        assertThat(told("logout.delivered")).hasSize(1);
        assertThat(told("logout.failed")).isEmpty();
    }

    @Test
    void aServerThatIsDownIsTriedAgain() throws IOException {
        String down = receiver.url("/shop");
        int port = receiver.port();
        receiver.close();
        client(realm, "shop", down);

        end("shop");
        Eventually.holds(() -> assertThat(attempts("shop")).isGreaterThan(1));
        receiver = new Receiver(port);

        assertThat((Integer) outcome("logout.delivered", "shop").data().get("attempts"))
                .isGreaterThan(2);
        assertThat(receiver.calls("/shop")).hasSize(1);
    }

    @Test
    void aServerThatIsBrokenOrBusyIsTriedAgain() {
        receiver.answers("/shop", 503);
        receiver.answers("/wiki", 429);
        client(realm, "shop", receiver.url("/shop"));
        client(realm, "wiki", receiver.url("/wiki"));

        end("shop", "wiki");
        Eventually.holds(() -> assertThat(receiver.calls("/shop")).hasSizeGreaterThan(1));
        Eventually.holds(() -> assertThat(receiver.calls("/wiki")).hasSizeGreaterThan(1));
        receiver.answers("/shop", 204);
        receiver.answers("/wiki", 200);

        outcome("logout.delivered", "shop");
        outcome("logout.delivered", "wiki");
        assertThat(receiver.calls("/shop").stream().map(Receiver.Call::token)).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalIsFinalAndTheTrailKnowsItsClassAlone() {
        receiver.answers("/shop", 400);
        client(realm, "shop", receiver.url("/shop"));

        end("shop");

        assertThat(outcome("logout.failed", "shop").data())
                .containsOnlyKeys("clientId", "answer", "attempts")
                .containsEntry("answer", "4xx")
                .containsEntry("attempts", 1);
        assertThat(told("logout.delivered")).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.redirects("/shop", receiver.url("/elsewhere"));
        client(realm, "shop", receiver.url("/shop"));

        end("shop");

        assertThat(outcome("logout.failed", "shop").data()).containsEntry("answer", "3xx");
        assertThat(receiver.calls("/elsewhere")).isEmpty();
    }

    @Test
    void anAddressThatIsNotPublicIsNotCalled() {
        client(realm, "shop", "https://127.0.0.2:" + receiver.port() + "/shop");

        end("shop");

        assertThat(outcome("logout.failed", "shop").data()).containsEntry("answer", "forbidden");
        assertThat(receiver.calls("/shop")).isEmpty();
    }

    @Test
    void withoutAUserTheSessionIsNamed() throws Exception {
        client(realm, "shop", receiver.url("/shop"));

        end(Map.of("reason", "expired", "clients", List.of("shop")));

        outcome("logout.delivered", "shop");
        assertThat(SignedJWT.parse(receiver.calls("/shop").getFirst().token())
                        .getJWTClaimsSet()
                        .getSubject())
                .isNull();
    }

    private int attempts(String client) {
        Object attempts =
                redis.opsForHash().get("og:" + realm.id() + ":logout:{logouts}:" + sid + ":" + client, "attempts");
        return attempts == null ? 0 : Integer.parseInt(attempts.toString());
    }
}
