package io.opengate.auth.logout.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.Eventually;
import io.opengate.platform.events.EventDraft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of attempts that fail. */
class LogoutAttemptsTests extends BackchannelContract {

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
    void aServerThatHangsHoldsUpNobodyElse() {
        receiver.hangs("/slow");
        client(realm, "slow", receiver.url("/slow"));
        client(realm, "shop", receiver.url("/shop"));
        Map<String, Object> data = Map.of("reason", "logout", "clients", List.of("slow"));
        for (int i = 0; i < 40; i++) {
            events.publish(
                    EventDraft.of("session.ended", realm.id(), UUID.randomUUID().toString())
                            .data(data));
        }
        Eventually.holds(() -> assertThat(receiver.calls("/slow")).isNotEmpty());

        end("shop");

        outcome("logout.delivered", "shop");
        assertThat(receiver.calls("/slow")).hasSizeLessThanOrEqualTo(4);
    }

    private int attempts(String client) {
        Object attempts =
                redis.opsForHash().get("og:" + realm.id() + ":logout:{logouts}:" + sid + ":" + client, "attempts");
        return attempts == null ? 0 : Integer.parseInt(attempts.toString());
    }
}
