package io.opengate.auth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.crypto.Macs;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestProofs;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nonces of proofs (RFC 9449 §8). */
@AuthTest
class DpopNonceTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final Macs macs;
    private final Clock clock;

    DpopNonceTests(TestWorld world, OAuth oauth, Macs macs, Clock clock) {
        this.world = world;
        this.oauth = oauth;
        this.macs = macs;
        this.clock = clock;
    }

    private Answer ask(RealmRef realm, String proof) {
        return oauth.post(
                realm,
                "token",
                Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET), "DPoP", proof),
                "grant_type",
                "client_credentials");
    }

    private DpopNonces nonces(boolean required, Clock at) {
        return new DpopNonces(macs, new NonceSettings(required, Duration.ofMinutes(5)), at);
    }

    @Test
    void theNonceOfAnAnswerIsGoodForTheNextProof() {
        RealmRef realm = world.realm();
        world.client(realm, TestClients.confidential("shop").defaultScopes("orders"));
        TestProofs key = TestProofs.create();
        String url = oauth.endpoint(realm, "token");
        String nonce = ask(realm, key.proof("POST", url)).header("DPoP-Nonce");

        Answer answer = ask(realm, key.withNonce("POST", url, nonce));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
    }

    @Test
    void aNonceThatIsNotOursAsksForOneThatIs() {
        RealmRef realm = world.realm();
        world.client(realm, TestClients.confidential("shop").defaultScopes("orders"));
        TestProofs key = TestProofs.create();
        String url = oauth.endpoint(realm, "token");

        for (String wrong : List.of("", "mine", "A".repeat(32), "%".repeat(32), "A".repeat(2000))) {
            Answer answer = ask(realm, key.withNonce("POST", url, wrong));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("error").asString()).isEqualTo("use_dpop_nonce");
            assertThat(ask(realm, key.withNonce("POST", url, answer.header("DPoP-Nonce")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNonceIsGoodForItsLifetimeAndWhoeverMadeIt() {
        DpopNonces now = nonces(false, clock);

        assertThat(now.accepts(nonces(false, ago(Duration.ofMinutes(4))).fresh()))
                .isTrue();
        assertThat(now.accepts(nonces(false, ago(Duration.ofMinutes(6))).fresh()))
                .isFalse();
        assertThat(now.accepts(nonces(false, ago(Duration.ofMinutes(-1))).fresh()))
                .isFalse();
    }

    @Test
    void aChangedTimeIsNotOurs() {
        byte[] bytes = Base64.getUrlDecoder().decode(nonces(false, clock).fresh());
        bytes[7] ^= 1;

        assertThat(nonces(false, clock)
                        .accepts(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isFalse();
    }

    @Test
    void whereOneIsRequiredNoneIsNotEnough() {
        DpopNonces strict = nonces(true, clock);

        assertThat(strict.accepts(null)).isFalse();
        assertThat(strict.accepts(strict.fresh())).isTrue();
        assertThat(nonces(false, clock).accepts(null)).isTrue();
    }

    private Clock ago(Duration duration) {
        return Clock.offset(clock, duration.negated());
    }
}
