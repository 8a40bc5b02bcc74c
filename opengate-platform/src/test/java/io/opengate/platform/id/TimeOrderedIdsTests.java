package io.opengate.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids from a clock that the test moves. */
class TimeOrderedIdsTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final Ids ids = new TimeOrderedIds(new MovedClock(), new Random(1));

    private final class MovedClock extends Clock {

        @Override
        public Instant instant() {
            return now;
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

    @Test
    void theyGrowWithinAMillisecondAndBeyondItsCounter() {
        UUID before = ids.next();
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next();
            assertThat(next.toString()).isGreaterThan(before.toString());
            before = next;
        }
        assertThat(Ids.isVersion7(before)).isTrue();
        assertThat(Ids.instantOf(before)).isBetween(START, START.plusMillis(3));
    }

    @Test
    void theyGoOnGrowingWhereTheClockGoesBackALittle() {
        UUID before = ids.next();
        now = START.minusMillis(500);

        assertThat(ids.next().toString()).isGreaterThan(before.toString());
    }

    @Test
    void anHourThatWasWrongIsNotInTheIdsThatFollow() {
        now = START.plusSeconds(3_600);
        ids.next();
        now = START;

        assertThat(Ids.instantOf(ids.next())).isEqualTo(START);
    }
}
