package io.opengate.platform.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Redis as this service sees it. Every service shows the same server: take the maximum, not the sum. */
record RedisMetrics(Sampler<RedisInfo> sampler) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        SampleMeters<RedisInfo> redis = new SampleMeters<>(registry, sampler);
        Gauge.builder("opengate.redis.up", sampler, store -> store.up() ? 1 : 0)
                .description("1 while Redis answers its watcher")
                .register(registry);
        memory(redis, registry);
        state(redis, registry);
        work(redis, registry);
        backup(redis, registry);
    }

    /** It is told of in Redis, since neither a cron job nor a container that sleeps can be scraped. */
    private static void backup(SampleMeters<RedisInfo> redis, MeterRegistry registry) {
        redis.gauge(
                        "opengate.backup.last.success.timestamp",
                        info -> info.backup().moment())
                .baseUnit("seconds")
                .description("The moment that the last successful backup is of; 0 where none is known")
                .register(registry);
        redis.gauge("opengate.backup.size", info -> info.backup().bytes())
                .baseUnit("bytes")
                .description("Size of the last successful backup")
                .register(registry);
        redis.gauge("opengate.backup.duration", info -> info.backup().seconds())
                .baseUnit("seconds")
                .description("How long the last successful backup took")
                .register(registry);
    }

    private static void memory(SampleMeters<RedisInfo> redis, MeterRegistry registry) {
        redis.gauge("opengate.redis.memory.used", info -> info.number("used_memory"))
                .baseUnit("bytes")
                .description("Memory that Redis' data takes")
                .register(registry);
        redis.gauge("opengate.redis.memory.max", info -> info.number("maxmemory"))
                .baseUnit("bytes")
                .description("Memory that it may take; 0 without a limit")
                .register(registry);
        redis.gauge("opengate.redis.memory.fragmentation", info -> info.number("mem_fragmentation_ratio"))
                .description("Memory of the process to memory of the data")
                .register(registry);
    }

    private static void state(SampleMeters<RedisInfo> redis, MeterRegistry registry) {
        redis.gauge("opengate.redis.clients", info -> info.number("connected_clients"))
                .description("Connected clients")
                .register(registry);
        redis.gauge("opengate.redis.aof.enabled", info -> info.number("aof_enabled"))
                .description("1 while every write goes to the append-only file")
                .register(registry);
        redis.gauge("opengate.redis.aof.ok", info -> info.is("aof_last_write_status", "ok"))
                .description("1 while the last write to the append-only file went well")
                .register(registry);
        redis.gauge("opengate.redis.master", info -> info.is("role", "master"))
                .description("1 while this server takes writes")
                .register(registry);
        redis.gauge("opengate.redis.replicas", info -> info.number("connected_slaves"))
                .description("Servers that follow it")
                .register(registry);
        redis.gauge("opengate.redis.uptime", info -> info.number("uptime_in_seconds"))
                .baseUnit("seconds")
                .description("Time since Redis started")
                .register(registry);
        redis.gauge("opengate.redis.operations", info -> info.number("instantaneous_ops_per_sec"))
                .description("Commands a second, now")
                .register(registry);
    }

    private static void work(SampleMeters<RedisInfo> redis, MeterRegistry registry) {
        lookups(redis, "hit", "keyspace_hits").register(registry);
        lookups(redis, "miss", "keyspace_misses").register(registry);
        redis.counter("opengate.redis.evicted", info -> info.number("evicted_keys"))
                .description("Keys that Redis dropped for want of memory: sessions that are lost")
                .register(registry);
        redis.counter("opengate.redis.commands", info -> info.number("total_commands_processed"))
                .description("Commands that Redis ran")
                .register(registry);
    }

    private static FunctionCounter.Builder<Sampler<RedisInfo>> lookups(
            SampleMeters<RedisInfo> redis, String result, String name) {
        return redis.counter("opengate.redis.lookups", info -> info.number(name))
                .tag("result", result)
                .description("Looked-up keys");
    }
}
