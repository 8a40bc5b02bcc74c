package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.Progress;
import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.manifest.DatabaseRecord;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.manifest.RedisRecord;
import io.opengate.backup.redis.LastSuccess;
import io.opengate.backup.redis.LoadedCopy;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.backup.redis.RedisContents;
import io.opengate.platform.persistence.Provisioning;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Restores a backup into databases beside those that are there, verifies them, and switches. Whatever fails before the switch
 * leaves what runs untouched.
 */
public final class RestoreBackup {

    private final Installation installation;
    private final Order order;
    private final Progress progress;
    private final Stamp stamp = Stamp.of(Instant.now());

    /**
     * What is wanted.
     *
     * @param backup folder of the backup
     * @param identity the key that opens an encrypted one
     * @param redisServer the program that loads the copy of Redis
     * @param withRedis whether the copy of Redis is put back; without it Redis is emptied
     * @param seal which manifests are authentic
     */
    public record Order(
            Path backup, Optional<Path> identity, String redisServer, boolean withRedis, ManifestSeal seal) {}

    /**
     * What came of it.
     *
     * @param manifest of the backup
     * @param drops how to drop what was there before
     * @param migrates whether the services must be started anew, since their release has a newer schema
     */
    public record Restored(Manifest manifest, List<String> drops, boolean migrates) {}

    public RestoreBackup(Installation installation, Order order, Progress progress) {
        this.installation = installation;
        this.order = order;
        this.progress = progress;
    }

    /** Restores. */
    public Restored restore() {
        Backup backup = Backup.open(order.backup(), order.identity(), order.seal());
        installation.databases().forEach(backup::record);
        progress.done("the backup of %s is whole", backup.manifest().moment());
        List<Switch.Place> places = places();
        places.forEach(place -> place.server().requireAdministrator());
        installation.databases().forEach(this::requireRoles);
        try (Leftovers leftovers = Leftovers.lock(places);
                RedisContents contents = redis(backup)) {
            leftovers.sweep().forEach(name -> progress.done("removed what an interrupted restore left: %s", name));
            try (RedisConnection redis = RedisConnection.to(installation.redis())) {
                redis.requireOneNode();
                contents.tryOn(redis);
            }
            return restore(backup, places, contents);
        }
    }

    private Restored restore(Backup backup, List<Switch.Place> places, RedisContents contents) {
        try {
            load(backup);
            List<String> drops = new Switch(stamp, installation.redis()).run(places, contents);
            progress.done("switched; every session and token from before has ended");
            new LastSuccess(installation.redis(), progress).tell(backup.manifest(), Optional.empty());
            return new Restored(backup.manifest(), drops, !backup.isOfThisRelease(installation));
        } catch (RuntimeException failure) {
            places.forEach(place -> place.server().drop(stamp.restored(place.database())));
            throw failure;
        }
    }

    private List<Switch.Place> places() {
        Database.Credentials administrator = installation
                .administrator()
                .orElseThrow(() -> new BackupFailure(
                        "a restore makes databases: set POSTGRES_ADMIN_USER and POSTGRES_ADMIN_PASSWORD"));
        return installation.distinct().values().stream()
                .map(group -> new Switch.Place(
                        new Server(group.getFirst().server(), administrator),
                        group.getFirst().name()))
                .toList();
    }

    private RedisContents redis(Backup backup) {
        RedisRecord record = backup.manifest().redis();
        if (record == null || !order.withRedis()) {
            progress.done("Redis begins empty: the trail fetches what it misses");
            return RedisContents.none();
        }
        RedisContents contents = RedisContents.of(LoadedCopy.of(() -> backup.open(record.file()), order.redisServer()));
        progress.done("redis          %d keys, %d of sessions and limits left out", contents.size(), contents.left());
        return contents;
    }

    private void load(Backup backup) {
        installation.distinct().values().forEach(this::provision);
        List<CompletableFuture<Void>> loading = new ArrayList<>();
        for (Database database : installation.databases()) {
            Database target = database.named(stamp.restored(database.name()));
            loading.add(CompletableFuture.runAsync(
                    () -> {
                        backup.load(target);
                        setDefaults(target);
                        backup.verify(target);
                        DatabaseRecord record = backup.record(target);
                        progress.done("%-14s %d rows loaded and verified", record.service(), record.rows());
                    },
                    Thread::startVirtualThread));
        }
        try {
            loading.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            loading.forEach(each -> each.exceptionally(ended -> null).join());
            throw e.getCause() instanceof BackupFailure failure
                    ? failure
                    : new BackupFailure("the backup cannot be loaded; nothing was switched", e);
        }
    }

    /** The databases beside, with roles and privileges as every installation gets them, but for default privileges. */
    private void provision(List<Database> group) {
        Database first = group.getFirst();
        Server server = server(first);
        String name = stamp.restored(first.name());
        for (Database database : group) {
            Provisioning provisioning = provisioning(database.named(name));
            server.run("postgres", missingRoles(server, provisioning));
            if (database.equals(first)) {
                server.run("postgres", List.of(provisioning.createDatabase()));
                server.mark(name, Leftovers.mark(first.name()));
            }
            server.run(
                    name,
                    provisioning.grants().stream()
                            .filter(grant -> !isDefault(grant))
                            .toList());
        }
    }

    /** Roles that are there stay as they are, with their passwords: running services sign in with them. */
    private static List<String> missingRoles(Server server, Provisioning provisioning) {
        List<String> statements = new ArrayList<>();
        if (!server.hasRole(provisioning.owner())) {
            statements.add(provisioning.roles().getFirst());
        }
        if (!server.hasRole(provisioning.application())) {
            statements.add(provisioning.roles().getLast());
        }
        return statements;
    }

    private void requireRoles(Database database) {
        for (Database.Credentials role : List.of(database.owner(), database.application())) {
            if (role.password().isEmpty() && !server(database).hasRole(role.user())) {
                throw new BackupFailure("the role " + role + " is missing on " + database.server()
                        + " and would be made: set its password in "
                        + database.service().variables() + "PASSWORD");
            }
        }
    }

    /**
     * Default privileges come after the tables: a dump says what was granted on a table, not what was not, so a table that got
     * the defaults would have more than it had.
     */
    private void setDefaults(Database target) {
        server(target)
                .run(
                        target.name(),
                        provisioning(target).grants().stream()
                                .filter(RestoreBackup::isDefault)
                                .toList());
    }

    private static boolean isDefault(String grant) {
        return grant.startsWith("alter default privileges");
    }

    private Server server(Database database) {
        return new Server(database.server(), installation.administrator().orElseThrow());
    }

    private static Provisioning provisioning(Database database) {
        return new Provisioning(
                database.name(),
                database.schema(),
                database.owner().user(),
                database.owner().password(),
                database.application().user(),
                database.application().password());
    }
}
