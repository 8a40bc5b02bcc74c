package io.opengate.platform.persistence.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opengate.platform.watch.SampleMeters;
import io.opengate.platform.watch.Sampler;
import java.util.function.ToDoubleFunction;

/** The database as metrics: sessions, work and size. */
record DatabaseMetrics(Sampler<DatabaseSample> sampler) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        SampleMeters<DatabaseSample> database = new SampleMeters<>(registry, sampler);
        Gauge.builder("opengate.database.up", sampler, watched -> watched.up() ? 1 : 0)
                .description("1 while the database answers its watcher")
                .register(registry);
        Gauge.builder("opengate.database.sample.age", sampler, Sampler::ageSeconds)
                .baseUnit("seconds")
                .description("Age of the figures of the database")
                .register(registry);
        sessions(database, registry);
        work(database, registry);
        state(database, registry);
    }

    private static void sessions(SampleMeters<DatabaseSample> database, MeterRegistry registry) {
        connections(database, "active", s -> s.sessions().active());
        connections(database, "idle", s -> s.sessions().idle());
        connections(database, "idle_in_transaction", s -> s.sessions().idleInTransaction());
        connections(database, "waiting", s -> s.sessions().waiting());
        connections(database, "other", s -> s.sessions().other());
        database.gauge("opengate.database.connections.max", s -> s.sessions().maximum())
                .description("Connections that the server allows, to all databases together")
                .register(registry);
        database.gauge("opengate.database.longest.query", s -> s.sessions().longestQuerySeconds())
                .baseUnit("seconds")
                .description("Age of the oldest running query")
                .register(registry);
        database.gauge(
                        "opengate.database.longest.transaction",
                        s -> s.sessions().longestTransactionSeconds())
                .baseUnit("seconds")
                .description("Age of the oldest open transaction")
                .register(registry);
    }

    private static void connections(
            SampleMeters<DatabaseSample> database, String state, ToDoubleFunction<DatabaseSample> count) {
        database.gauge("opengate.database.connections", count)
                .tag("state", state)
                .description("Connections to the database by what they do")
                .register(database.registry());
    }

    private static void work(SampleMeters<DatabaseSample> database, MeterRegistry registry) {
        transactions(database, "committed", s -> s.work().committed());
        transactions(database, "rolled_back", s -> s.work().rolledBack());
        blocks(database, "cache", s -> s.work().blocksFromCache());
        blocks(database, "disk", s -> s.work().blocksFromDisk());
        database.counter("opengate.database.deadlocks", s -> s.work().deadlocks())
                .description("Deadlocks that the server broke")
                .register(registry);
        database.counter("opengate.database.temporary", s -> s.work().temporaryBytes())
                .baseUnit("bytes")
                .description("Written to temporary files by queries that need more memory than work_mem")
                .register(registry);
    }

    private static void transactions(
            SampleMeters<DatabaseSample> database, String outcome, ToDoubleFunction<DatabaseSample> count) {
        database.counter("opengate.database.transactions", count)
                .tag("outcome", outcome)
                .description("Transactions that ended")
                .register(database.registry());
    }

    private static void blocks(
            SampleMeters<DatabaseSample> database, String source, ToDoubleFunction<DatabaseSample> count) {
        database.counter("opengate.database.blocks", count)
                .tag("source", source)
                .description("Blocks that queries took from PostgreSQL's cache, or had it read")
                .register(database.registry());
    }

    private static void state(SampleMeters<DatabaseSample> database, MeterRegistry registry) {
        database.gauge("opengate.database.size", s -> s.work().bytes())
                .baseUnit("bytes")
                .description("Size of the database on disk")
                .register(registry);
        database.gauge("opengate.database.in.recovery", s -> s.server().inRecovery() ? 1 : 0)
                .description("1 while the server follows another and takes no writes")
                .register(registry);
        database.gauge("opengate.database.schema.version", DatabaseMetrics::version)
                .description("Version of the newest migration")
                .register(registry);
    }

    private static double version(DatabaseSample sample) {
        DatabaseSample.Migration migration = sample.migration();
        return migration == null || !migration.version().matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Double.NaN
                : Double.parseDouble(migration.version());
    }
}
