package io.opengate.auth.logout.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.Eventually;
import java.io.IOException;
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

    private int attempts(String client) {
        Object attempts =
                redis.opsForHash().get("og:" + realm.id() + ":logout:{logouts}:" + sid + ":" + client, "attempts");
        return attempts == null ? 0 : Integer.parseInt(attempts.toString());
    }
}
