package io.opengate.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignOnSessionTests {

    @Test
    void oneFactorIsLevelOneAndSeveralAreLevelTwo() {
        assertThat(session("pwd").contextClass()).isEqualTo("1");
        assertThat(session("pwd", "otp", "mfa").contextClass()).isEqualTo("2");
    }

    private static SignOnSession session(String... methods) {
        return new SignOnSession("sid", UUID.randomUUID(), Instant.EPOCH, List.of(methods));
    }
}
