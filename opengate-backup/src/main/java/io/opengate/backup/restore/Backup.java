package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.archive.Checksums;
import io.opengate.backup.archive.Encryption;
import io.opengate.backup.archive.StoredContent;
import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.manifest.DatabaseRecord;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.manifest.Product;
import io.opengate.backup.manifest.RedisRecord;
import io.opengate.backup.manifest.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole backup that this release can restore, as far as can be told without loading it. */
final class Backup {

    private final Path folder;
    private final Manifest manifest;
    private final Optional<Path> identity;

    private Backup(Path folder, Manifest manifest, Optional<Path> identity) {
        this.folder = folder;
        this.manifest = manifest;
        this.identity = identity;
    }

    /**
     * Opens it; refused where its manifest is not authentic, a file is missing or altered, the identity is wrong, or its
     * schema is newer than ours.
     */
    static Backup open(Path folder, Optional<Path> identity, ManifestSeal seal) {
        Manifest manifest = ManifestFile.read(folder, seal);
        for (DatabaseRecord record : manifest.databases()) {
            String known = Product.newestMigration(record.service());
            if (Product.ORDER.compare(record.schemaVersion(), known) > 0) {
                throw new BackupFailure("the backup's schema of the service " + record.service() + " has version "
                        + record.schemaVersion() + " (OpenGate " + manifest.product() + "), newer than " + known
                        + ", which this release (" + Product.version() + ") knows: restore it with its own release");
            }
        }
        requireListed(manifest);
        Checksums.verify(folder, manifest.files());
        if (manifest.encrypted()) {
            manifest.files().stream()
                    .findFirst()
                    .ifPresent(file -> Encryption.requireIdentity(folder.resolve(file.name()), identity));
        }
        return new Backup(folder, manifest, identity);
    }

    /** What is loaded is what was checked. */
    private static void requireListed(Manifest manifest) {
        List<String> listed = manifest.files().stream().map(StoredFile::name).toList();
        List<String> needed = new ArrayList<>();
        manifest.databases().forEach(record -> needed.add(record.file()));
        RedisRecord redis = manifest.redis();
        if (redis != null) {
            needed.add(redis.file());
        }
        needed.removeAll(listed);
        if (!needed.isEmpty()) {
            throw new BackupFailure("the manifest has no checksum of " + String.join(", ", needed));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** What it holds for that database; refused where the installation is laid out in another way. */
    DatabaseRecord record(Database database) {
        DatabaseRecord record = manifest.database(database.service().id())
                .orElseThrow(() -> new BackupFailure(
                        "the backup lacks the service " + database.service().id()));
        if (!record.schema().equals(database.schema())) {
            throw new BackupFailure("the backup has the tables of " + record.service() + " in the schema "
                    + record.schema() + ", this installation has them in " + database.schema()
                    + ": restore into an installation with one database where the backup has one, and with"
                    + " five where it has five");
        }
        return record;
    }

    /** Whether every service's schema is the one that this release would make: then nothing needs to migrate. */
    boolean isOfThisRelease(Installation installation) {
        return installation.databases().stream()
                .allMatch(database -> Product.ORDER.compare(
                                record(database).schemaVersion(),
                                Product.newestMigration(database.service().id()))
                        == 0);
    }

    void load(Database target) {
        DatabaseRecord record = record(target);
        try (InputStream dump = open(record.file())) {
            new LoadedDatabase(target, record, manifest.format()).load(dump);
        } catch (IOException e) {
            throw new BackupFailure("the dump " + record.file() + " cannot be loaded", e);
        }
    }

    void verify(Database target) {
        new LoadedDatabase(target, record(target), manifest.format()).verify();
    }

    /** A file of it in the clear; what is read to the end is what the manifest lists. */
    InputStream open(String file) throws IOException {
        return StoredContent.of(folder, manifest, file, identity);
    }
}
