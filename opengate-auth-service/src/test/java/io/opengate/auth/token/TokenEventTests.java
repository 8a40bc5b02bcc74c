package io.opengate.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class TokenEventTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;
    private final StringRedisTemplate redis;
    private final MeterRegistry meters;

    TokenEventTests(TestWorld world, OAuth oauth, TestHttp http, StringRedisTemplate redis, MeterRegistry meters) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
        this.redis = redis;
        this.meters = meters;
    }

    @Test
    void theTrailLearnsOfEveryTokenAndItsEnd() {
        SignedIn ada = world.signedIn();
        Answer issued = ada.redeem(ada.code("openid"));
        String first = issued.body().path("refresh_token").asString();
        Answer second = ada.refresh(first);
        ada.refresh(second.body().path("refresh_token").asString());
        ada.refresh(first);

        Eventually.holds(() -> assertThat(events(ada.realm()))
                .extracting(Event::type)
                .containsExactly("token.issued", "token.refreshed", "token.refreshed", "token.refresh-reused"));
        List<Event> events = events(ada.realm());
        assertThat(events).allSatisfy(event -> {
            assertThat(event.subject()).isEqualTo(ada.user().toString());
            assertThat(event.data()).containsEntry("clientId", "shop").containsEntry("sessionId", ada.sid());
        });
        assertThat(events.getFirst().data()).containsEntry("grantType", "authorization_code");
        assertThat(events.getLast().revocations())
                .hasSize(3)
                .contains(Revocation.token(tokenId(issued)), Revocation.token(tokenId(second)));
    }

    @Test
    void aReplayedCodeAndARevokedTokenAreTold() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        Answer issued = ada.redeem(code);
        ada.redeem(code);
        ada.redeem(code);
        Answer other = ada.redeem(ada.code("openid"));
        oauth.postAs(
                "shop",
                ada.realm(),
                "revoke",
                "token",
                other.body().path("access_token").asString());
        oauth.postAs(
                "shop",
                ada.realm(),
                "revoke",
                "token",
                other.body().path("refresh_token").asString());

        Eventually.holds(() -> assertThat(events(ada.realm()))
                .filteredOn(event -> event.type().equals("token.revoked"))
                .hasSize(3)
                .extracting(Event::revocations)
                .contains(List.of(Revocation.token(tokenId(issued))), List.of(Revocation.token(tokenId(other)))));
    }

    @Test
    void clientCredentialsAreToldWithinASecond() {
        RealmRef realm = world.realm();
        world.client(realm, TestClients.confidential("robot"));

        Answer answer = oauth.postAs("robot", realm, "token", "grant_type", "client_credentials");

        Eventually.holds(() -> assertThat(events(realm)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("token.issued");
            assertThat(event.data())
                    .containsEntry("grantType", "client_credentials")
                    .containsEntry("tokenId", tokenId(answer));
        }));
    }

    @Test
    void tokensAreCountedByGrantAndSignaturesAreTimed() {
        RealmRef realm = world.realm();
        world.client(realm, TestClients.confidential("robot"));
        oauth.postAs("robot", realm, "token", "grant_type", "client_credentials");
        double before = count();

        oauth.postAs("robot", realm, "token", "grant_type", "client_credentials");

        assertThat(count()).isGreaterThanOrEqualTo(before + 1);
        assertThat(http.get("/actuator/prometheus", null).text())
                .contains("opengate_token_issued_total{grant=\"client_credentials\"")
                .contains("opengate_token_signing_seconds_count{algorithm=\"RS256\"");
    }

    private double count() {
        return meters.counter("opengate.token.issued", "grant", "client_credentials")
                .count();
    }

    private List<Event> events(RealmRef realm) {
        EventCodec codec = new EventCodec();
        return Objects.requireNonNull(redis.opsForStream().range("opengate:events", Range.unbounded())).stream()
                .map(entry -> entry.getValue().get("e"))
                .filter(Objects::nonNull)
                .map(json -> codec.decode(json.toString()))
                .filter(event -> realm.id().equals(event.realm()))
                .toList();
    }

    private static String tokenId(Answer answer) {
        return OAuth.claims(answer.body().path("access_token").asString()).getJWTID();
    }
}
