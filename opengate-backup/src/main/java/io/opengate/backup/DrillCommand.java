package io.opengate.backup;

import io.opengate.backup.archive.Retention;
import io.opengate.backup.drill.Drill;
import io.opengate.backup.drill.DrillAccount;
import io.opengate.backup.installation.StandaloneHome;
import io.opengate.backup.manifest.ManifestSeal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./opengate drill}. */
@Command(
        name = "drill",
        description =
                "Restores the newest backup beside the running suite, checks it, signs in, and tells RPO and RTO.",
        mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {

    @Mixin
    private final Where where = new Where();

    @Parameters(arity = "0..1", paramLabel = "<backup>", description = "Another backup than the newest.")
    private @Nullable Path backup;

    @Option(names = "--identity", paramLabel = "<file>", description = "The key that opens an encrypted backup.")
    private @Nullable Path identity;

    @Option(
            names = "--secrets",
            paramLabel = "<file>",
            description = "The secrets that the backup was made under, where it comes from another installation.")
    private @Nullable Path secrets;

    @Option(
            names = "--accept-unauthenticated-manifest",
            description = "DANGEROUS: take the backup whoever made or altered it.")
    private boolean unauthenticated;

    @Option(names = "--seed", description = "Only make the account with which drills sign in; the suite must run.")
    private boolean seed;

    @Option(names = "--script", hidden = true, defaultValue = "./opengate", description = "The entry script.")
    private Path script = Path.of("./opengate");

    @Option(
            names = "--redis-server",
            hidden = true,
            defaultValue = "${env:OPENGATE_REDIS_SERVER:-redis-server}",
            description = "Loads the copy of Redis.")
    private String redisServer = "redis-server";

    @Override
    public Integer call() {
        Progress progress = new Progress(System.out);
        StandaloneHome home = where.home()
                .orElseThrow(
                        () -> new BackupFailure("a drill needs the home of a standalone installation (OPENGATE_HOME);"
                                + " for containers see docs/backup.md"));
        if (seed) {
            progress.say("Drills sign in as %s; the next backup holds the account.", DrillAccount.seed(home));
            return 0;
        }
        Path folder = backup == null
                ? new Retention(where.backups())
                        .newest()
                        .orElseThrow(() -> new BackupFailure("there is no backup in " + where.backups()))
                : backup.toAbsolutePath().normalize();
        progress.say("Drill with %s …", folder);
        Drill.Order order = new Drill.Order(
                home.folder(),
                Optional.of(home.installation()),
                folder,
                Optional.ofNullable(identity),
                Optional.ofNullable(secrets),
                script.toAbsolutePath(),
                redisServer,
                seal());
        new Drill(order, progress).run();
        return 0;
    }

    /** A drill takes no key from the backup that it is to authenticate. */
    private ManifestSeal seal() {
        if (unauthenticated) {
            return ManifestSeal.ignored();
        }
        Path file = secrets;
        return file == null
                ? where.seal()
                : ManifestSeal.of(name -> StandaloneHome.in(file, name).orElse(null));
    }
}
