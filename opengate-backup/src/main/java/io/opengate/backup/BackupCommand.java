package io.opengate.backup;

import io.opengate.backup.archive.Retention;
import io.opengate.backup.drill.DrillAccount;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.installation.StandaloneHome;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.redis.LastSuccess;
import io.opengate.backup.snapshot.MakeBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./opengate backup}. */
@Command(
        name = "backup",
        description = "Backs up all databases and Redis at one moment.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private final Where where = new Where();

    @Option(
            names = "--recipient",
            paramLabel = "<key>",
            description = "Encrypt to this age or SSH public key, or to those in this file.")
    private @Nullable String recipient;

    @Option(names = "--without-redis", description = "Leave Redis out: events on their way are fetched again.")
    private boolean withoutRedis;

    @Option(
            names = "--wait",
            paramLabel = "<seconds>",
            defaultValue = "10",
            description = "Longest wait for writes that are under way (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Option(
            names = "--keep-daily",
            paramLabel = "<n>",
            defaultValue = "0",
            description = "Afterwards keep the newest of each of so many days, and delete others.")
    private int daily;

    @Option(
            names = "--keep-weekly",
            paramLabel = "<n>",
            defaultValue = "0",
            description = "Afterwards keep the newest of each of so many weeks too.")
    private int weekly;

    @Override
    public Integer call() {
        Progress progress = new Progress(System.out);
        progress.say("Backing up %s …", where.describe());
        Path backups = where.backups();
        ManifestSeal seal = where.seal();
        where.home().ifPresent(home -> seed(home, progress));
        MakeBackup.Order order = new MakeBackup.Order(
                backups, Optional.ofNullable(recipient), !withoutRedis, Duration.ofSeconds(wait), seal);
        Installation installation = where.installation();
        Path made = new MakeBackup(installation, order, progress).make();
        Manifest manifest = ManifestFile.read(made, seal);
        progress.say("%nBackup of %s: %s (%.1f MB)", manifest.moment(), made, manifest.size() / 1e6);
        new LastSuccess(installation.redis(), progress).tell(manifest, Optional.of(progress.elapsed()));
        secrets(progress, manifest);
        if (daily > 0 || weekly > 0) {
            List<Path> deleted = new Retention(backups).apply(daily, weekly);
            deleted.forEach(old -> progress.say("Deleted by retention: %s", old));
        }
        return 0;
    }

    /** Every backup of standalone holds the account with which a drill signs in. */
    private static void seed(StandaloneHome home, Progress progress) {
        if (DrillAccount.of(home.folder()).isEmpty()) {
            try {
                progress.done("drills will sign in as %s", DrillAccount.seed(home));
            } catch (BackupFailure notNow) {
                progress.done("no account for drills yet: %s", String.valueOf(notNow.getMessage()));
            }
        }
    }

    private static void secrets(Progress progress, Manifest manifest) {
        if (manifest.secrets() != null) {
            progress.say("It holds the installation's secrets, encrypted. Keep the key that opens it somewhere else.");
        } else {
            progress.say(
                    "Keep the secrets (OPENGATE_MASTER_KEY and the others) elsewhere: they are not in the backup, and"
                            + " without them its signing keys cannot be opened.");
        }
    }
}
