package io.opengate.backup.snapshot;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.Progress;
import io.opengate.backup.archive.BackupFolder;
import io.opengate.backup.archive.Encryption;
import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.manifest.DatabaseRecord;
import io.opengate.backup.manifest.Digests;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.manifest.Product;
import io.opengate.backup.manifest.RedisRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a backup of every store at one moment. */
public final class MakeBackup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Installation installation;
    private final Order order;
    private final Progress progress;

    /**
     * What is wanted.
     *
     * @param backups folder of backups
     * @param recipient to whom files are encrypted
     * @param withRedis whether Redis is copied
     * @param patience longest wait for writes under way
     * @param seal authenticates the manifest
     */
    public record Order(
            Path backups, Optional<String> recipient, boolean withRedis, Duration patience, ManifestSeal seal) {}

    public MakeBackup(Installation installation, Order order, Progress progress) {
        this.installation = installation;
        this.order = order;
        this.progress = progress;
    }

    /** Makes it; the answer is its folder. Nothing is left of one that fails. */
    public Path make() {
        order.recipient().ifPresent(Encryption::requireRecipient);
        String name = "opengate-" + NAME.format(Instant.now());
        try (BackupFolder folder = BackupFolder.begin(order.backups(), name, order.recipient());
                Moment moment = Moment.of(installation, order.withRedis(), order.patience())) {
            progress.done(
                    "one moment of %d databases%s; writes were refused for %d ms",
                    installation.databases().size(),
                    order.withRedis() ? " and Redis" : "",
                    moment.fenced().toMillis());
            Manifest manifest = copy(moment, folder);
            Path finished = folder.finish(manifest, order.seal());
            progress.done("every file checked on the disk");
            return finished;
        }
    }

    private Manifest copy(Moment moment, BackupFolder folder) {
        CompletableFuture<@Nullable RedisRecord> redis = async(() -> redis(moment, folder));
        List<CompletableFuture<DatabaseRecord>> databases = new ArrayList<>();
        moment.fences().forEach((database, fence) -> databases.add(async(() -> database(database, fence, folder))));
        RedisRecord redisRecord = joined(redis);
        List<DatabaseRecord> records =
                databases.stream().map(MakeBackup::joined).toList();
        String secrets = secrets(folder);
        return new Manifest(
                Manifest.FORMAT,
                Product.version(),
                moment.at(),
                installation.layout(),
                moment.fenced().toMillis(),
                order.recipient().isPresent(),
                secrets,
                records,
                redisRecord,
                folder.files());
    }

    private @Nullable RedisRecord redis(Moment moment, BackupFolder folder) {
        return moment.redis()
                .map(redis -> {
                    String file = folder.write("redis.rdb", redis::writeTo);
                    progress.done("redis          %d keys", redis.keys());
                    return new RedisRecord(redis.version(), redis.keys(), file, redis.pauseMillis());
                })
                .orElse(null);
    }

    private DatabaseRecord database(Database database, Fence fence, BackupFolder folder) {
        String snapshot = fence.export();
        CompletableFuture<String> dumped = async(() ->
                folder.write(database.service().id() + ".dump", out -> new Dump(database, snapshot).writeTo(out)));
        Digests digests = new Digests(fence.connection(), database.schema());
        DatabaseRecord record = new DatabaseRecord(
                database.service().id(),
                database.name(),
                database.schema(),
                fence.ask("show server_version"),
                fence.ask("select version from \"" + database.schema() + "\".flyway_schema_history"
                        + " where success and version is not null order by installed_rank desc limit 1"),
                fence.ask("select pg_current_wal_lsn()::text"),
                fence.ask("select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"),
                joined(dumped),
                digests.structure(Manifest.FORMAT),
                digests.tables(),
                fence.sequences());
        progress.done("%-14s %d rows", database.service().id(), record.rows());
        return record;
    }

    /** Secrets go in where they are encrypted, never otherwise. */
    private @Nullable String secrets(BackupFolder folder) {
        return order.recipient().isPresent()
                ? installation
                        .secrets()
                        .filter(Files::isRegularFile)
                        .map(file -> folder.write("secrets.env", out -> Files.copy(file, out)))
                        .orElse(null)
                : null;
    }

    private static <T extends @Nullable Object> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static <T extends @Nullable Object> T joined(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BackupFailure failure
                    ? failure
                    : new BackupFailure("the backup failed", e.getCause() == null ? e : e.getCause());
        }
    }
}
