package io.opengate.backup.snapshot;

import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.redis.RedisMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One moment of the whole installation: a snapshot of every database and a copy of Redis, with no write between the first
 * and the last.
 */
final class Moment implements AutoCloseable {

    private final Map<Database, Fence> fences = new LinkedHashMap<>();
    private final List<Fence> raised = new ArrayList<>();
    private final Optional<RedisMoment> redis;
    private Instant at = Instant.EPOCH;
    private Duration fenced = Duration.ZERO;

    private Moment(Optional<RedisMoment> redis) {
        this.redis = redis;
    }

    /**
     * Raises the fence everywhere, takes the snapshots, and lowers it.
     *
     * @param patience longest time to wait for writes that are under way
     */
    static Moment of(Installation installation, boolean withRedis, Duration patience) {
        Moment moment =
                new Moment(withRedis ? Optional.of(RedisMoment.prepare(installation.redis())) : Optional.empty());
        try {
            installation.databases().forEach(database -> moment.fences.put(database, Fence.prepare(database)));
            moment.fix(installation, patience);
            return moment;
        } catch (RuntimeException failure) {
            moment.close();
            throw failure;
        }
    }

    private void fix(Installation installation, Duration patience) {
        long begin = System.nanoTime();
        long deadline = begin + patience.toNanos();
        try {
            for (List<Database> group : installation.distinct().values()) {
                Fence fence = Objects.requireNonNull(fences.get(group.getFirst()));
                fence.raise(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
                raised.add(fence);
            }
            fences.values().forEach(Fence::snapshot);
            at = Instant.now();
            redis.ifPresent(RedisMoment::fix);
        } finally {
            try {
                each(raised, Fence::lower);
            } finally {
                fenced = Duration.ofNanos(System.nanoTime() - begin);
            }
        }
    }

    /** Does it to each, also where it fails for one: no fence stays because of another. */
    private static <T> void each(Collection<T> all, Consumer<T> work) {
        RuntimeException failure = null;
        for (T one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    Instant at() {
        return at;
    }

    /** How long writes were refused. */
    Duration fenced() {
        return fenced;
    }

    Map<Database, Fence> fences() {
        return fences;
    }

    Optional<RedisMoment> redis() {
        return redis;
    }

    @Override
    public void close() {
        List<Runnable> all = new ArrayList<>();
        fences.values().forEach(fence -> all.add(fence::close));
        redis.ifPresent(moment -> all.add(moment::close));
        each(all, Runnable::run);
    }
}
