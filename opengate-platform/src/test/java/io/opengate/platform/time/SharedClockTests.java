package io.opengate.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Two machines' clocks and a monotonic one, in milliseconds that the test moves. */
class SharedClockTests {

    private static final long START = 1_800_000_000_000L;
    private static final Duration TOLERANCE = Duration.ofSeconds(90);

    private long machine = START;
    private long reference = START;
    private long monotonic = 5_000;
    private final SharedClock clock = new SharedClock(new MovedClock(), () -> monotonic * 1_000_000, TOLERANCE);

    private final class MovedClock extends Clock {

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(machine);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void pass(long millis) {
        machine += millis;
        reference += millis;
        monotonic += millis;
    }

    private void ask() {
        clock.observe(reference, monotonic * 1_000_000, monotonic * 1_000_000);
    }

    @Test
    void nothingIsTrustedBeforeTheReferenceWasAsked() {
        assertThat(clock.known()).isFalse();
        assertThat(clock.trusted()).isFalse();
        assertThat(clock.millis()).isEqualTo(machine);
    }

    @Test
    void machinesAMinuteAheadAndBehindHaveTheTimeOfTheReference() {
        for (long skew : new long[] {60_000, -60_000}) {
            machine = reference + skew;
            ask();
            pass(1_234);

            assertThat(clock.trusted()).isTrue();
            assertThat(clock.millis()).isEqualTo(reference);
            assertThat(clock.machineAhead()).isEqualTo(Duration.ofMillis(skew));
        }
    }

    @Test
    void aMachineFurtherOffThanTheToleranceIsNotTrustedUntilItAgreesAgain() {
        machine = reference + TOLERANCE.toMillis() + 61_000;
        ask();
        assertThat(clock.trusted()).isFalse();

        machine = reference;
        ask();
        assertThat(clock.trusted()).isTrue();
    }

    @Test
    void aStepOfTheMachinesClockChangesNothing() {
        ask();
        machine += 60_000;
        pass(10);

        assertThat(clock.millis()).isEqualTo(reference);
    }

    @Test
    void timeStandsStillWhereTheReferenceGoesBack() {
        ask();
        pass(5_000);
        long before = clock.millis();

        reference -= 60_000;
        ask();
        pass(1_000);
        assertThat(clock.millis()).isEqualTo(before);
        assertThat(clock.trusted()).isTrue();

        pass(60_000);
        assertThat(clock.millis()).isEqualTo(reference);
    }

    @Test
    void aReferenceThatGoesBackFurtherThanTheToleranceIsNotTrusted() {
        ask();
        pass(5_000);
        assertThat(clock.millis()).isEqualTo(reference);

        reference -= 151_000;
        machine -= 151_000;
        ask();

        assertThat(clock.trusted()).isFalse();
    }

    @Test
    void anAnswerThatTookLongIsNotTakenOver() {
        ask();
        clock.observe(reference + 30_000, monotonic * 1_000_000, (monotonic + 400) * 1_000_000);
        pass(500);

        assertThat(clock.millis()).isEqualTo(reference);
    }

    @Test
    void anAnswerBeyondTheToleranceMovesNothingAndIsForgottenWithTheNextGoodOne() {
        ask();
        for (long wrong : new long[] {3_600_000, -3_600_000, Long.MIN_VALUE, Long.MAX_VALUE - reference}) {
            reference += wrong;
            ask();
            assertThat(clock.trusted()).as("%d ms off", wrong).isFalse();
            assertThat(clock.millis()).isEqualTo(machine);

            reference -= wrong;
            pass(1_000);
            ask();
            assertThat(clock.trusted()).as("after %d ms off", wrong).isTrue();
            assertThat(clock.millis()).isEqualTo(reference);
        }
    }

    @Test
    void aWrongAnswerAtTheStartHoldsNothingBack() {
        reference += 3_600_000;
        ask();
        assertThat(clock.trusted()).isFalse();
        clock.millis();

        reference -= 3_600_000;
        ask();

        assertThat(clock.trusted()).isTrue();
        assertThat(clock.millis()).isEqualTo(reference);
    }

    @Test
    void aMachineThatWasSuspendedIsNotTrustedUntilTheReferenceAnswers() {
        ask();
        machine += 600_000;
        reference += 600_000;
        assertThat(clock.trusted()).isFalse();

        ask();
        assertThat(clock.trusted()).isTrue();
        assertThat(clock.millis()).isEqualTo(reference);
    }

    @Test
    void aClockThatNobodyReadDoesNotGoBackEither() {
        ask();
        pass(30_000);
        long before = reference;

        reference -= 60_000;
        ask();

        assertThat(clock.millis()).isEqualTo(before);
    }
}
