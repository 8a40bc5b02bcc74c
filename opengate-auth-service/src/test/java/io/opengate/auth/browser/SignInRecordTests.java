package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.signin.Credentials.Refusal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Range;

class SignInRecordTests extends BrowserContract {

    private final MeterRegistry meters;

    SignInRecordTests(@Autowired MeterRegistry meters) {
        this.meters = meters;
    }

    private List<String> events(String type) {
        return Objects.requireNonNull(redis.opsForStream().range("opengate:events", Range.unbounded())).stream()
                .map(entry -> String.valueOf(entry.getValue().get("e")))
                .filter(event -> event.contains(realm.id().toString()) && event.contains("\"" + type + "\""))
                .toList();
    }

    @Test
    void aSignInIsOnRecordBeforeTheAnswer() {
        double before = meters.counter("opengate.login.success").count();
        signIn();
        assertThat(events("login.succeeded"))
                .singleElement()
                .asString()
                .contains(sid(), "\"shop\"", "\"pwd\"", "Firefox on Linux")
                .doesNotContain(PASSWORD);
        assertThat(meters.counter("opengate.login.success").count()).isEqualTo(before + 1);
    }

    @Test
    void aRefusalIsOnRecordWithItsReasonAndWithoutWhatWasTyped() {
        double before = failures("credentials");
        signIn(open(), "ada", "typed-by-mistake");
        assertThat(events("login.failed"))
                .singleElement()
                .asString()
                .contains("\"credentials\"")
                .doesNotContain("typed-by-mistake");
        assertThat(failures("credentials")).isEqualTo(before + 1);
    }

    @Test
    void theReasonOfADisabledAccountIsOnRecord() {
        world.people.values().stream()
                .filter(person -> person.realm().equals(realm.id()))
                .forEach(person -> world.put(person.state(Refusal.DISABLED)));
        signIn(open(), "ada", PASSWORD);
        assertThat(events("login.failed")).singleElement().asString().contains("\"disabled\"");
    }

    @Test
    void theGatewaySaysWhoseRequestItIs() {
        browser.forwardedFor = "203.0.113.7";
        signIn();
        assertThat(events("login.succeeded")).singleElement().asString().contains("203.0.113.7");
    }

    @Test
    void onlyAnAddressIsBelieved() {
        browser.forwardedFor = "203.0.113.7, evil";
        signIn();
        assertThat(events("login.succeeded"))
                .singleElement()
                .asString()
                .contains("127.0.0.1")
                .doesNotContain("evil");
    }

    private double failures(String reason) {
        return meters.counter("opengate.login.failure", "reason", reason).count();
    }
}
