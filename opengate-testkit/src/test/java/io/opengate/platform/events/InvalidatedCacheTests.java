package io.opengate.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvalidatedCacheTests {

    private final AtomicLong nanos = new AtomicLong();
    private final StreamHealth health = new StreamHealth(Duration.ofSeconds(1), nanos::get);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InvalidatedCaches caches = new InvalidatedCaches(health, meters);
    private final AtomicInteger state = new AtomicInteger(1);

    InvalidatedCacheTests() {
        health.heard(0);
    }

    @Test
    void aHitDoesNotLoadAndIsCounted() {
        InvalidatedCache<String, Integer> cache = cache();
        assertThat(cache.get("a")).isEqualTo(1);
        state.set(2);
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(meters.get("cache.gets")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anEventDropsItsKeyAndNoOther() {
        InvalidatedCache<String, Integer> cache = cache();
        cache.get("a");
        cache.get("b");
        state.set(2);
        caches.on(changed("a"));
        assertThat(cache.get("a")).isEqualTo(2);
        assertThat(cache.get("b")).isEqualTo(1);
    }

    @Test
    void withoutTheStreamEveryReadLoads() {
        InvalidatedCache<String, Integer> cache = cache();
        cache.get("a");
        state.set(2);
        nanos.set(Duration.ofSeconds(1).toNanos());
        assertThat(cache.get("a")).isEqualTo(2);
        assertThat(meters.get("opengate.cache.bypass").counter().count()).isEqualTo(1);
    }

    @Test
    void absenceIsNotKept() {
        AtomicInteger loads = new AtomicInteger();
        InvalidatedCache<String, @Nullable String> nothing = caches.named(
                "nothing",
                10,
                key -> {
                    loads.incrementAndGet();
                    return null;
                },
                (event, drop) -> {});
        InvalidatedCache<String, Optional<String>> empty = caches.named(
                "empty",
                10,
                key -> {
                    loads.incrementAndGet();
                    return Optional.empty();
                },
                (event, drop) -> {});
        for (int i = 0; i < 2; i++) {
            assertThat(nothing.get("a")).isNull();
            assertThat(empty.get("a")).isEmpty();
        }
        assertThat(loads).hasValue(4);
    }

    @Test
    void aFailureIsThrownAndNotKept() {
        InvalidatedCache<String, Integer> cache = caches.named(
                "failing",
                10,
                key -> {
                    if (state.get() == 1) {
                        throw new IllegalStateException("down");
                    }
                    return state.get();
                },
                (event, drop) -> {});
        assertThatThrownBy(() -> cache.get("a")).isInstanceOf(IllegalStateException.class);
        state.set(2);
        assertThat(cache.get("a")).isEqualTo(2);
    }

    @Test
    void aLoadThatBeganBeforeAnInvalidationIsNotKept() throws Exception {
        for (Runnable invalidation : List.<Runnable>of(() -> caches.on(changed("a")), caches::dropAll)) {
            CountDownLatch read = new CountDownLatch(1);
            CountDownLatch proceed = new CountDownLatch(1);
            AtomicInteger loads = new AtomicInteger();
            InvalidatedCache<String, Integer> cache = caches.named(
                    "slow" + UUID.randomUUID(),
                    10,
                    key -> {
                        int seen = loads.incrementAndGet();
                        if (seen == 1) {
                            read.countDown();
                            awaitLatch(proceed);
                        }
                        return seen;
                    },
                    (event, drop) -> drop.key(String.valueOf(event.subject())));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Integer> stale = threads.submit(() -> cache.get("a"));
                awaitLatch(read);
                invalidation.run();
                assertThat(cache.get("a"))
                        .as("a read after the invalidation does not join the load")
                        .isEqualTo(2);
                proceed.countDown();
                assertThat(stale.get()).isEqualTo(1);
            }
            assertThat(cache.get("a")).isEqualTo(2);
        }
    }

    @Test
    void underFireNoReadAfterAnInvalidationSeesWhatWasBefore() throws InterruptedException, ExecutionException {
        InvalidatedCache<String, Integer> cache = cache();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            AtomicInteger stop = new AtomicInteger();
            List<? extends Future<?>> readers = java.util.stream.IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> {
                        while (stop.get() == 0) {
                            cache.get("a");
                        }
                    }))
                    .toList();
            for (int version = 2; version < 5000; version++) {
                state.set(version);
                caches.on(changed("a"));
                assertThat(cache.get("a")).isGreaterThanOrEqualTo(version);
            }
            stop.set(1);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
    }

    private InvalidatedCache<String, Integer> cache() {
        return caches.named(
                "things", 100, key -> state.get(), (event, drop) -> drop.key(String.valueOf(event.subject())));
    }

    private static Event changed(String subject) {
        return new Event(
                UUID.randomUUID(),
                "test",
                0,
                "thing.updated",
                null,
                subject,
                null,
                Instant.EPOCH,
                1,
                Map.of(),
                List.of());
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
