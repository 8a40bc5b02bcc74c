package io.opengate.notification.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceProgressTests {

    private final SourceProgress start = new SourceProgress("user", 0, List.of());

    @Test
    void numbersInARowAdvanceIt() {
        assertThat(start.with(List.of(1L, 2L, 3L))).isEqualTo(new SourceProgress("user", 3, List.of()));
    }

    @Test
    void aMissingNumberHoldsItUntilItComes() {
        SourceProgress held = start.with(List.of(1L, 3L, 4L));
        assertThat(held).isEqualTo(new SourceProgress("user", 1, List.of(3L, 4L)));
        assertThat(held.hasGap()).isTrue();

        assertThat(held.with(List.of(2L))).isEqualTo(new SourceProgress("user", 4, List.of()));
    }

    @Test
    void repetitionsChangeNothing() {
        SourceProgress there = start.with(List.of(1L, 2L));
        assertThat(there.with(List.of(2L, 1L))).isEqualTo(there);
    }

    @Test
    void whatASourceNoLongerHasIsGivenUp() {
        assertThat(start.with(List.of(5L, 6L)).givingUpBefore(5)).isEqualTo(new SourceProgress("user", 6, List.of()));
        assertThat(start.with(List.of(1L, 2L)).givingUpBefore(2)).isEqualTo(start.with(List.of(1L, 2L)));
    }
}
