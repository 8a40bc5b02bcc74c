package io.opengate.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Decides whether a request may pass now. Without Redis everything passes, and a counter says so. */
@Component
final class RateLimits {

    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);

    /** After Redis failed, how long it is not asked again. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int MOST_LEASES = 50_000;

    private final LimitSettings settings;
    private final RateCounters counters;
    private final Counter refused;
    private final Counter unlimited;
    private final Cache<String, Lease> leases = Caffeine.newBuilder()
            .maximumSize(MOST_LEASES)
            .expireAfterAccess(Duration.ofSeconds(10))
            .build();
    private final AtomicLong askAgainAt = new AtomicLong(System.nanoTime());

    RateLimits(LimitSettings settings, RateCounters counters, MeterRegistry meters) {
        this.settings = settings;
        this.counters = counters;
        this.refused = Counter.builder("opengate.gateway.limited")
                .description("Requests that a rate limit refused")
                .register(meters);
        this.unlimited = Counter.builder("opengate.gateway.limits.unavailable")
                .description("Requests that passed uncounted because Redis did not answer")
                .register(meters);
    }

    boolean enabled() {
        return settings.enabled();
    }

    /** Returns zero if the request may pass, else how long the caller should wait. */
    Duration admit(String address, Optional<String> realm) {
        if (System.nanoTime() - askAgainAt.get() < 0) {
            unlimited.increment();
            return Duration.ZERO;
        }
        try {
            return take(allowances(address, realm));
        } catch (TimeoutException | ExecutionException | DataAccessException e) {
            askAgainAt.set(System.nanoTime() + PAUSE.toNanos());
            unlimited.increment();
            log.warn("no rate limits: Redis does not answer: {}", e.toString());
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }

    private Duration take(List<Allowance> allowances)
            throws TimeoutException, ExecutionException, InterruptedException {
        long now = System.nanoTime();
        List<Allowance> needed = allowances.stream()
                .filter(allowance -> !lease(allowance).use(now))
                .map(allowance -> allowance.times(lease(allowance).nextSize(allowance, now)))
                .toList();
        if (needed.isEmpty()) {
            return Duration.ZERO;
        }
        Duration wait = counters.take(needed);
        if (!wait.isZero() && needed.stream().anyMatch(allowance -> allowance.count() > 1)) {
            needed = needed.stream().map(allowance -> allowance.times(1)).toList();
            wait = counters.take(needed);
        }
        if (wait.isZero()) {
            needed.forEach(allowance -> lease(allowance).took(allowance.count(), now));
        } else {
            refused.increment();
        }
        return wait;
    }

    private Lease lease(Allowance allowance) {
        return leases.get(allowance.key(), key -> new Lease());
    }

    private List<Allowance> allowances(String address, Optional<String> realm) {
        List<Allowance> all = new ArrayList<>(2);
        all.add(new Allowance(
                "og:rate:address:" + network(address), settings.addressPerSecond(), settings.addressBurst(), 1));
        realm.filter(RealmName::isValid)
                .map(name ->
                        new Allowance("og:rate:realm:" + name, settings.realmPerSecond(), settings.realmBurst(), 1))
                .ifPresent(all::add);
        return all;
    }

    /** An IPv6 subscriber has a /64 at least: counting single addresses would limit nobody. */
    private static String network(String address) {
        if (address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address six) {
            return HexFormat.of().formatHex(six.getAddress(), 0, 8);
        }
        return address;
    }
}
