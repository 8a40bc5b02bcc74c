package io.opengate.platform.persistence.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opengate.platform.watch.SampleMeters;
import io.opengate.platform.watch.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the database names itself: tables, standbys, slots. Their metrics come with the sample that shows them first and
 * go with the one that no longer does.
 */
record DatabaseParts(Sampler<DatabaseSample> sampler) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        SampleMeters<DatabaseSample> database = new SampleMeters<>(registry, sampler);
        tables(database, registry);
        standbys(database, registry);
        slots(database, registry);
        database.gauge(
                        "opengate.database.standbys",
                        s -> s.replication().standbys().size())
                .description("Servers that follow this one")
                .register(registry);
        database.gauge("opengate.database.wal.size", s -> number(s.replication().walBytes()))
                .baseUnit("bytes")
                .description("Size of the write-ahead log on disk, where the role may list it")
                .register(registry);
    }

    private static void tables(SampleMeters<DatabaseSample> database, MeterRegistry registry) {
        Kind<DatabaseSample.Table> kind =
                new Kind<>(database, "table", DatabaseSample::tables, DatabaseSample.Table::name);
        MultiGauge size = MultiGauge.builder("opengate.database.table.size")
                .baseUnit("bytes")
                .description("Size of a table on disk, without its indexes")
                .register(registry);
        MultiGauge indexes = MultiGauge.builder("opengate.database.index.size")
                .baseUnit("bytes")
                .description("Size of a table's indexes on disk")
                .register(registry);
        MultiGauge rows = MultiGauge.builder("opengate.database.rows")
                .description("Rows of a table as PostgreSQL's statistics estimate them")
                .register(registry);
        database.sampler().onSample(sample -> {
            size.register(kind.rows(sample, Tags.empty(), DatabaseSample.Table::bytes));
            indexes.register(kind.rows(sample, Tags.empty(), DatabaseSample.Table::indexBytes));
            List<MultiGauge.Row<?>> all =
                    new ArrayList<>(kind.rows(sample, Tags.of("state", "live"), DatabaseSample.Table::rows));
            all.addAll(kind.rows(sample, Tags.of("state", "dead"), DatabaseSample.Table::deadRows));
            rows.register(all);
        });
    }

    private static void standbys(SampleMeters<DatabaseSample> database, MeterRegistry registry) {
        Kind<DatabaseSample.Standby> kind =
                new Kind<>(database, "standby", s -> s.replication().standbys(), DatabaseSample.Standby::name);
        MultiGauge streaming = MultiGauge.builder("opengate.database.standby.streaming")
                .description("1 while the standby receives what is written")
                .register(registry);
        MultiGauge bytes = MultiGauge.builder("opengate.database.standby.lag.bytes")
                .baseUnit("bytes")
                .description("What the standby has not replayed yet")
                .register(registry);
        MultiGauge seconds = MultiGauge.builder("opengate.database.standby.lag.seconds")
                .baseUnit("seconds")
                .description("Time by which the standby is behind")
                .register(registry);
        database.sampler().onSample(sample -> {
            streaming.register(kind.rows(sample, Tags.empty(), s -> streaming(s.streaming())));
            bytes.register(kind.rows(sample, Tags.empty(), s -> number(s.lagBytes())));
            seconds.register(kind.rows(sample, Tags.empty(), s -> number(s.lagSeconds())));
        });
    }

    private static void slots(SampleMeters<DatabaseSample> database, MeterRegistry registry) {
        Kind<DatabaseSample.Slot> kind =
                new Kind<>(database, "slot", s -> s.replication().slots(), DatabaseSample.Slot::name);
        MultiGauge retained = MultiGauge.builder("opengate.database.slot.retained")
                .baseUnit("bytes")
                .description("What a replication slot keeps of the write-ahead log")
                .register(registry);
        MultiGauge active = MultiGauge.builder("opengate.database.slot.active")
                .description("1 while somebody reads from the slot")
                .register(registry);
        database.sampler().onSample(sample -> {
            retained.register(kind.rows(sample, Tags.empty(), DatabaseSample.Slot::retainedBytes));
            active.register(kind.rows(sample, Tags.empty(), s -> s.active() ? 1 : 0));
        });
    }

    private static double streaming(@Nullable Boolean streaming) {
        return streaming == null ? Double.NaN : streaming ? 1 : 0;
    }

    private static double number(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    /** One kind of part: where a sample has them, and the label that their name becomes. */
    private record Kind<P>(
            SampleMeters<DatabaseSample> database,
            String label,
            Function<DatabaseSample, List<P>> parts,
            Function<P, String> name) {

        List<MultiGauge.Row<?>> rows(DatabaseSample sample, Tags tags, ToDoubleFunction<P> value) {
            List<MultiGauge.Row<?>> rows = new ArrayList<>();
            for (P part : parts.apply(sample)) {
                String named = name.apply(part);
                rows.add(database.row(tags.and(label, named), now -> find(now, named, value)));
            }
            return rows;
        }

        private double find(DatabaseSample sample, String named, ToDoubleFunction<P> value) {
            return parts.apply(sample).stream()
                    .filter(part -> Objects.equals(name.apply(part), named))
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
