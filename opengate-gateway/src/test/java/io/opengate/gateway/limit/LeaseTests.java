package io.opengate.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Lease lease = new Lease();
    private final Allowance allowance = new Allowance("key", 100, 1000, 1);

    @Test
    void aBusyKeyTakesMoreAtATimeUpToItsShare() {
        long now = SECOND * 10;
        int taken = 1;
        for (int expected : new int[] {2, 4, 8, 16, 32, 50, 50}) {
            lease.took(taken, now);
            for (int i = 1; i < taken; i++) {
                assertThat(lease.use(now)).isTrue();
            }
            assertThat(lease.use(now)).isFalse();
            taken = lease.nextSize(allowance, now);
            assertThat(taken).isEqualTo(expected);
        }
    }

    @Test
    void whatIsNotUsedWithinASecondIsGone() {
        lease.took(50, SECOND * 10);
        assertThat(lease.use(SECOND * 11 - 1)).isTrue();
        assertThat(lease.use(SECOND * 11)).isFalse();
        assertThat(lease.nextSize(allowance, SECOND * 11)).isEqualTo(1);
    }

    @Test
    void aSmallAllowanceIsNeverTakenInAdvance() {
        lease.took(1, SECOND);
        assertThat(lease.nextSize(new Allowance("key", 2, 5, 1), SECOND)).isEqualTo(1);
    }
}
