package io.opengate.platform.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrimaryLogTests {

    private static final long END = 0x16B374D848L;
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    private final PrimaryLog log = new PrimaryLog();

    @BeforeEach
    void thePrimaryIsOnItsSecondTimeline() {
        log.sampled(new Position(2, END), 42, System.nanoTime());
    }

    @Test
    void whatWasWrittenThereIsOfItsHistory() {
        assertThat(log.mayHold(new Position(2, END - 1))).isTrue();
        assertThat(log.mayHold(new Position(2, END))).isTrue();
    }

    @Test
    void whatWasWrittenSinceTheLastLookIsToo() {
        assertThat(log.mayHold(new Position(2, END + 1_000_000))).isTrue();
    }

    @Test
    void aPlaceOfAnotherTimelineIsNot() {
        assertThat(log.mayHold(new Position(1, END - 1)))
                .as("before a promotion")
                .isFalse();
        assertThat(log.mayHold(new Position(3, END - 1))).as("of another one").isFalse();
    }

    @Test
    void aPlaceThatThePrimaryCannotHaveReachedIsNot() {
        assertThat(log.mayHold(new Position(2, END + (1L << 40))))
                .as("of another cluster")
                .isFalse();
    }

    @Test
    void aReplicaThatHasAllHasNoLagHoweverLongThePrimaryHasBeenIdle() {
        long start = System.nanoTime();
        log.sampled(new Position(2, END), 42, start + HOUR);

        assertThat(log.lag(new Position(2, END), start + HOUR)).isZero();
    }

    @Test
    void everyReplicaHasItsOwnLag() {
        long start = System.nanoTime() + HOUR;
        log.sampled(new Position(2, END + 100), 42, start);
        log.sampled(new Position(2, END + 200), 42, start + SECOND);

        assertThat(log.lag(new Position(2, END + 200), start + SECOND)).isZero();
        assertThat(log.lag(new Position(2, END + 100), start + 3 * SECOND)).hasSeconds(2);
        assertThat(log.lag(new Position(2, END), start + 3 * SECOND))
                .as("though another has replayed more")
                .hasSeconds(3);
    }

    @Test
    void aReplicaThatWasBehindBeforeAnybodyLookedIsNotTakenForUpToDate() {
        assertThat(log.lag(new Position(2, END - 1), System.nanoTime())).isGreaterThan(Duration.ofDays(1));

        log.sampled(new Position(3, END + 100), 42, System.nanoTime());

        assertThat(log.lag(new Position(3, END), System.nanoTime()))
                .as("after a failover nothing is known of the new history")
                .isGreaterThan(Duration.ofDays(1));
        assertThat(log.lag(new Position(3, END + 100), System.nanoTime())).isZero();
    }

    @Test
    void theLagIsKnownHoweverOftenThePrimaryIsAsked() {
        long start = System.nanoTime() + HOUR;
        for (int n = 1; n <= 100_000; n++) {
            log.sampled(new Position(2, END + n), 42, start + n * (SECOND / 100));
        }
        long now = start + 100_000 * (SECOND / 100);

        assertThat(log.lag(new Position(2, END + 100), now).toSeconds()).isBetween(995L, 999L);
        assertThat(log.lag(new Position(2, END + 99_000), now).toMillis()).isBetween(9_000L, 10_000L);
    }

    @Test
    void aPrimaryThatCannotBeAskedLeavesAReplicaMoreAndMoreBehind() {
        assertThat(log.lag(new Position(2, END), System.nanoTime() + 60 * SECOND)
                        .toSeconds())
                .isBetween(59L, 60L);
    }

    @Test
    void aPrimaryThatWasNeverAskedHoldsNothing() {
        assertThat(new PrimaryLog().mayHold(new Position(2, END))).isFalse();
    }
}
