package io.opengate.platform.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrimaryLogTests {

    private static final long END = 0x16B374D848L;

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
    void aPrimaryThatWasNeverAskedHoldsNothing() {
        assertThat(new PrimaryLog().mayHold(new Position(2, END))).isFalse();
    }
}
