package io.opengate.backup.drill;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.Progress;
import io.opengate.backup.archive.StoredContent;
import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.installation.StoreService;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.restore.RestoreBackup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Restores a backup into a second suite, checks it, signs in there, and says how long that took and what would be lost. */
public final class Drill {

    private final Order order;
    private final Progress progress;

    /**
     * What is wanted.
     *
     * @param home of the installation that was backed up
     * @param installation its stores, if they can be reached: to tell what the backup does not have
     * @param backup folder of the backup
     * @param identity the key that opens an encrypted one
     * @param secrets the secrets that it was made under; those of the home where absent
     * @param script the entry script
     * @param redisServer loads the copy of Redis
     * @param seal which manifests are authentic
     */
    public record Order(
            Path home,
            Optional<Installation> installation,
            Path backup,
            Optional<Path> identity,
            Optional<Path> secrets,
            Path script,
            String redisServer,
            ManifestSeal seal) {}

    public Drill(Order order, Progress progress) {
        this.order = order;
        this.progress = progress;
    }

    /** Does it; fails where the backup is not worth having. */
    public void run() {
        Instant now = Instant.now();
        Manifest manifest = ManifestFile.read(order.backup(), order.seal());
        DrillAccount account = DrillAccount.of(order.home())
                .orElseThrow(() -> new BackupFailure("there is no account for the drill in " + order.home()
                        + "; make it with ./opengate drill --seed and take a backup"));
        try (DrillLock lock = DrillLock.in(order.home());
                SecondSuite second = SecondSuite.in(lock, order.script(), secrets(manifest), progress)) {
            second.start(manifest.layout());
            progress.done("a second suite runs at %s", second.home().url());
            RestoreBackup.Order restore =
                    new RestoreBackup.Order(order.backup(), order.identity(), order.redisServer(), true, order.seal());
            RestoreBackup.Restored restored =
                    new RestoreBackup(second.home().installation(), restore, progress).restore();
            if (restored.migrates()) {
                second.restart(manifest.layout());
                progress.done("started again: the schema is this release's");
            }
            signIn(second, account);
            Duration took = progress.elapsed();
            report(manifest, now, took);
        }
        progress.done("the second suite is gone");
    }

    /** The suite notices its new databases within seconds; until then it may answer that it cannot yet. */
    private void signIn(SecondSuite second, DrillAccount account) {
        long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                new SignIn(second.home().url(), account).run();
                progress.done("%s signed in", account.username());
                return;
            } catch (BackupFailure failure) {
                if (System.nanoTime() > patience) {
                    throw failure;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(250_000_000);
            }
        }
    }

    private void report(Manifest manifest, Instant now, Duration took) {
        Duration age = Duration.between(manifest.moment(), now);
        long rows =
                manifest.databases().stream().mapToLong(record -> record.rows()).sum();
        progress.say(
                "%nThe backup of %s is good: %d rows in five schemas, every count and digest as it was.",
                manifest.moment(), rows);
        progress.say("  RPO  %s: what was written since would be lost%s", text(age), lost(manifest));
        progress.say("  RTO  %s: from nothing but the backup and the secrets to a sign-in", text(took));
    }

    private static String text(Duration duration) {
        return duration.toHours() > 0
                ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private String lost(Manifest manifest) {
        OptionalLong events = eventsSince(manifest.moment());
        return events.isPresent() ? " (now " + events.getAsLong() + " events of the audit trail)" : "";
    }

    private OptionalLong eventsSince(Instant moment) {
        Optional<Database> trail = order.installation()
                .flatMap(installation -> installation.databases().stream()
                        .filter(database -> database.service() == StoreService.NOTIFICATION)
                        .findFirst());
        if (trail.isEmpty()) {
            return OptionalLong.empty();
        }
        Database database = trail.get();
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from \"" + database.schema() + "\".trail_event where time > ?")) {
            query.setTimestamp(1, Timestamp.from(moment));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException notThere) {
            return OptionalLong.empty();
        }
    }

    /** Given ones, those in the encrypted backup, or those of the home. */
    private byte[] secrets(Manifest manifest) {
        try {
            if (order.secrets().isPresent()) {
                return Files.readAllBytes(order.secrets().get());
            }
            if (manifest.secrets() != null) {
                try (InputStream content =
                        StoredContent.of(order.backup(), manifest, manifest.secrets(), order.identity())) {
                    return content.readAllBytes();
                }
            }
            return Files.readAllBytes(order.home().resolve("secrets.env"));
        } catch (IOException e) {
            throw new BackupFailure("the secrets cannot be read: give them with --secrets <file>", e);
        }
    }
}
