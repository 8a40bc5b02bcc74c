package io.opengate.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SamplerTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean broken;

    private Sampler<Integer> sampler(Sampler.Source<Integer> source, Duration patience) {
        return new Sampler<>(
                "the test's store",
                source,
                new Sampler.Pace(Duration.ofSeconds(10), patience, Duration.ofSeconds(60)),
                now::get);
    }

    private int take() {
        if (broken) {
            throw new IllegalStateException("the store is down");
        }
        return taken.incrementAndGet();
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aYoungSampleIsAnsweredAgain() {
        Sampler<Integer> sampler = sampler(this::take, LONG);

        assertThat(sampler.latest()).contains(1);
        later(Duration.ofSeconds(9));
        assertThat(sampler.latest()).contains(1);
        later(Duration.ofSeconds(2));
        assertThat(sampler.latest()).contains(2);
        assertThat(sampler.up()).isTrue();
    }

    @Test
    void aStoreThatFailsIsDownAtOnceAndItsFiguresAreOldSoon() {
        Sampler<Integer> sampler = sampler(this::take, LONG);
        assertThat(sampler.up()).isTrue();

        broken = true;
        later(Duration.ofSeconds(11));
        assertThat(sampler.up()).isFalse();
        assertThat(sampler.latest()).contains(1);
        assertThat(sampler.ageSeconds()).isEqualTo(11);

        later(Duration.ofSeconds(50));
        assertThat(sampler.latest()).isEmpty();
        assertThat(sampler.known()).contains(1);
    }

    @Test
    void aStoreThatRecoversIsUpAgain() {
        broken = true;
        Sampler<Integer> sampler = sampler(this::take, LONG);
        assertThat(sampler.up()).isFalse();
        assertThat(sampler.ageSeconds()).isNaN();

        broken = false;
        later(Duration.ofSeconds(11));
        assertThat(sampler.up()).isTrue();
    }

    @Test
    void aStoreThatHangsKeepsNobodyWaitingAndIsAskedOnce() {
        CountDownLatch hanging = new CountDownLatch(1);
        Sampler<Integer> sampler = sampler(
                () -> {
                    int sample = take();
                    hanging.await();
                    return sample;
                },
                Duration.ofMillis(1));

        assertThat(sampler.latest()).isEmpty();
        later(Duration.ofSeconds(11));
        assertThat(sampler.latest()).isEmpty();
        assertThat(sampler.up()).isFalse();
        assertThat(taken).hasValueLessThanOrEqualTo(1);

        hanging.countDown();
        Awaitility.await().until(() -> sampler.latest().isPresent());
    }

    @Test
    void whoeverListensHearsEverySample() {
        AtomicInteger heard = new AtomicInteger();
        Sampler<Integer> sampler = sampler(this::take, LONG);
        sampler.onSample(heard::set);

        sampler.latest();
        later(Duration.ofSeconds(11));
        sampler.latest();

        assertThat(heard).hasValue(2);
    }
}
