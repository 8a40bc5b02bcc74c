package io.opengate.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureFailuresTests {

    private final InfrastructureFailures failures = new InfrastructureFailures();

    private ProblemType meaning(Throwable cause) {
        return failures.translate(new IllegalStateException("of a library", new RuntimeException(cause)))
                .orElseThrow()
                .type();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53300", "58030", "25006", "40001", "40P01", "55P03", "25P03"})
    void whatPostgresqlSaysOfItselfIsUnavailable(String state) {
        assertThat(meaning(new SQLException("down", state))).isEqualTo(CommonProblem.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOADING Redis is loading", "READONLY You can't write", "CLUSTERDOWN", "BUSY a script"})
    void whatRedisSaysOfItselfIsUnavailable(String message) {
        assertThat(meaning(new RedisCommandExecutionException(message))).isEqualTo(CommonProblem.UNAVAILABLE);
    }

    @Test
    void aStoreWithoutSpaceSaysSo() {
        assertThat(meaning(new SQLException("could not extend file", "53100"))).isEqualTo(CommonProblem.STORAGE_FULL);
        assertThat(meaning(new RedisCommandExecutionException("MISCONF Errors writing to the AOF file")))
                .isEqualTo(CommonProblem.STORAGE_FULL);
        assertThat(meaning(new RedisCommandExecutionException("ERR Error running script (call to f_4e): @user_script:5:"
                        + " @user_script: 5: -MISCONF Errors writing to the AOF file: No space left on device")))
                .isEqualTo(CommonProblem.STORAGE_FULL);
        assertThat(meaning(new RedisCommandExecutionException("OOM command not allowed")))
                .isEqualTo(CommonProblem.STORAGE_FULL);
    }

    @Test
    void aConnectionThatThePoolTookAwayIsUnavailable() {
        assertThat(meaning(new SQLException("Connection is closed"))).isEqualTo(CommonProblem.UNAVAILABLE);
    }

    @Test
    void mistakesOfOursStayMistakes() {
        assertThat(failures.translate(new SQLException("no such column", "42703")))
                .isEmpty();
        assertThat(failures.translate(new SQLException("not null", "23502"))).isEmpty();
        assertThat(failures.translate(new RedisCommandExecutionException("WRONGTYPE")))
                .isEmpty();
        assertThat(failures.translate(new IllegalStateException("a bug"))).isEmpty();
    }
}
