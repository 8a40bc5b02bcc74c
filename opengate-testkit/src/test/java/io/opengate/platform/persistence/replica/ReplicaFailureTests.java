package io.opengate.platform.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.UnexpectedRollbackException;

class ReplicaFailureTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "28P01", "3D000"})
    void whatFailsTheReplicaAsAWholeTakesItOutOfUse(String state) {
        assertThat(ReplicaFailure.of(wrapped(state))).contains(Reason.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "42P01", "42703"})
    void aConflictWithReplayIsCuredOnThePrimary(String state) {
        assertThat(ReplicaFailure.of(wrapped(state))).contains(Reason.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "22P02", "23505", "42601"})
    void aFailureOfTheStatementIsTheSameEverywhere(String state) {
        assertThat(ReplicaFailure.of(wrapped(state))).isEmpty();
    }

    @Test
    void aFailureOfTheWorkIsNotTheReplicas() {
        assertThat(ReplicaFailure.of(new IllegalStateException("business"))).isEmpty();
    }

    @Test
    void aBrokenConnectionThatHibernateSwallowedIsTheReplicas() {
        assertThat(ReplicaFailure.of(new UnexpectedRollbackException("silently rolled back")))
                .contains(Reason.FAILED);
    }

    private static RuntimeException wrapped(String state) {
        return new IllegalStateException(new SQLException("a failure", state));
    }
}
