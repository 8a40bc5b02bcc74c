package io.opengate.backup;

import io.opengate.backup.archive.Retention;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.restore.RestoreBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./opengate restore}. */
@Command(
        name = "restore",
        description = "Restores a backup beside the data that are there, verifies it, and switches.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private final Where where = new Where();

    @Parameters(
            arity = "0..1",
            paramLabel = "<backup>",
            description = "Folder of the backup (default: the newest in the folder of backups).")
    private @Nullable Path backup;

    @Option(names = "--identity", paramLabel = "<file>", description = "The key that opens an encrypted backup.")
    private @Nullable Path identity;

    @Option(names = "--without-redis", description = "Do not put the copy of Redis back: begin with an empty one.")
    private boolean withoutRedis;

    @Option(
            names = "--accept-unauthenticated-manifest",
            description = "DANGEROUS: take the backup whoever made or altered it.")
    private boolean unauthenticated;

    @Option(
            names = "--redis-server",
            paramLabel = "<program>",
            defaultValue = "${env:OPENGATE_REDIS_SERVER:-redis-server}",
            hidden = true,
            description = "Loads the copy of Redis.")
    private String redisServer = "redis-server";

    @Override
    public Integer call() {
        Progress progress = new Progress(System.out);
        Path folder = folder();
        progress.say("Restoring %s into %s …", folder, where.describe());
        RestoreBackup.Order order = new RestoreBackup.Order(
                folder, Optional.ofNullable(identity), redisServer, !withoutRedis, seal(progress));
        RestoreBackup.Restored restored = new RestoreBackup(where.installation(), order, progress).restore();
        progress.say(
                "%nRestored: everything is as it was at %s.",
                restored.manifest().moment());
        progress.say("Every session, refresh token and access token from before has ended: people sign in again.");
        if (restored.migrates()) {
            progress.say("The backup is of an earlier release: restart the services, which migrate its schema.");
        }
        if (!restored.drops().isEmpty()) {
            progress.say("What was there before is kept. When you are sure that you do not need it:");
            restored.drops().forEach(drop -> progress.say("  %s", drop));
        }
        return 0;
    }

    private ManifestSeal seal(Progress progress) {
        if (!unauthenticated) {
            return where.seal();
        }
        progress.say("WARNING: the manifest is not authenticated; whoever wrote this backup decides what is restored.");
        return ManifestSeal.ignored();
    }

    private Path folder() {
        Path given = backup;
        if (given == null) {
            return new Retention(where.backups())
                    .newest()
                    .orElseThrow(() -> new BackupFailure("there is no backup in " + where.backups()));
        }
        Path there = Files.isDirectory(given) ? given : where.backups().resolve(given);
        return there.toAbsolutePath().normalize();
    }
}
