package io.opengate.platform.persistence.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opengate.platform.watch.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics of what the database names itself. */
class DatabasePartsTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private List<DatabaseSample.Standby> standbys = List.of();
    private List<DatabaseSample.Table> tables = List.of();

    private final Sampler<DatabaseSample> sampler = new Sampler<>(
            "the test's database", this::sample, new Sampler.Pace(Duration.ZERO, LONG, LONG), System::nanoTime);

    DatabasePartsTests() {
        new DatabaseParts(sampler).bindTo(meters);
    }

    private DatabaseSample sample() {
        return new DatabaseSample(
                Instant.EPOCH,
                new DatabaseSample.Server("15", "users", "public", false, true, true),
                new DatabaseSample.Sessions(0, 0, 0, 0, 0, 100, 0, 0),
                new DatabaseSample.Work(0, 0, 0, 0, 0, 0, 0),
                List.of(),
                tables,
                new DatabaseSample.Replication(standbys, List.of(), null),
                null);
    }

    private double value(String name, String label, String part) {
        return meters.get(name).tag(label, part).gauge().value();
    }

    @Test
    void aStandbysLagIsShownInBytesAndInSeconds() {
        standbys = List.of(new DatabaseSample.Standby("replica", true, 4096L, 1.5));
        sampler.latest();

        assertThat(value("opengate.database.standby.lag.bytes", "standby", "replica"))
                .isEqualTo(4096);
        assertThat(value("opengate.database.standby.lag.seconds", "standby", "replica"))
                .isEqualTo(1.5);
        assertThat(value("opengate.database.standby.streaming", "standby", "replica"))
                .isEqualTo(1);
    }

    @Test
    void whatTheRoleMayNotSeeIsNoNumber() {
        standbys = List.of(new DatabaseSample.Standby("hidden", null, null, null));
        sampler.latest();

        assertThat(value("opengate.database.standby.lag.seconds", "standby", "hidden"))
                .isNaN();
        assertThat(value("opengate.database.standby.streaming", "standby", "hidden"))
                .isNaN();
    }

    @Test
    void aPartThatIsGoneIsNoLongerShown() {
        tables = List.of(new DatabaseSample.Table("users", 7, 1, 8192, 4096));
        sampler.latest();
        assertThat(value("opengate.database.table.size", "table", "users")).isEqualTo(8192);
        assertThat(value("opengate.database.index.size", "table", "users")).isEqualTo(4096);

        tables = List.of();
        sampler.latest();

        assertThat(meters.getMeters()).extracting(Meter::getId).noneMatch(id -> "users".equals(id.getTag("table")));
    }
}
