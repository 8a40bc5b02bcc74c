package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestWorld;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator sees of clients that were not believed. */
class FailedAuthenticationTests extends AssertionContract {

    private final MeterRegistry meters;

    FailedAuthenticationTests(OAuth oauth, TestWorld world, MeterRegistry meters) {
        super(oauth, world);
        this.meters = meters;
    }

    @Test
    void failuresAreCountedByMethodAndReason() {
        double replayed = count("private_key_jwt", "replayed");
        double audience = count("private_key_jwt", "wrong_audience");
        double unknown = count("client_secret_basic", "unknown_client");
        double method = count("client_secret_basic", "wrong_method");
        String assertion = good().sign();

        post(assertion);
        post(assertion);
        present(good().claim("aud", "https://evil.example"));
        basic("nobody");
        basic("shop");

        assertThat(count("private_key_jwt", "replayed")).isEqualTo(replayed + 1);
        assertThat(count("private_key_jwt", "wrong_audience")).isEqualTo(audience + 1);
        assertThat(count("client_secret_basic", "unknown_client")).isEqualTo(unknown + 1);
        assertThat(count("client_secret_basic", "wrong_method")).isEqualTo(method + 1);
    }

    @Test
    void whatASenderSaysIsNoLabel() {
        oauth.post(realm, "token", Map.of("Authorization", OAuth.basic("evil{}", "x")), "grant_type", "evil");
        oauth.post(realm, "token", "grant_type", "evil", "client_id", "evil", "client_assertion_type", "evil");

        assertThat(meters.find("opengate.client.authentication.failures").counters())
                .isNotEmpty()
                .noneMatch(counter -> counter.getId().toString().contains("evil"));
    }

    private double count(String method, String reason) {
        Counter counter = meters.find("opengate.client.authentication.failures")
                .tags("method", method, "reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
