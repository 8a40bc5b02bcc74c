package io.opengate.backup.manifest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself.
 *
 * @param format of this document; a reader refuses a newer one
 * @param product version that made it
 * @param moment what was acknowledged before it is in the backup, nothing that began after it
 * @param layout of the databases
 * @param fenceMillis how long writes were refused
 * @param encrypted whether every file but this one is encrypted to a recipient
 * @param secrets the file with the installation's secrets, in encrypted backups of standalone alone
 * @param databases one for each service
 * @param redis absent where the backup was made without it
 * @param files every file but this one
 */
public record Manifest(
        int format,
        String product,
        Instant moment,
        String layout,
        long fenceMillis,
        boolean encrypted,
        @Nullable String secrets,
        List<DatabaseRecord> databases,
        @Nullable RedisRecord redis,
        List<StoredFile> files) {

    /** The format that this release writes; 1 told neither what functions do nor what columns take. */
    public static final int FORMAT = 2;

    public Manifest {
        databases = List.copyOf(databases);
        files = List.copyOf(files);
    }

    /** The tables of that service. */
    public Optional<DatabaseRecord> database(String service) {
        return databases.stream()
                .filter(record -> record.service().equals(service))
                .findFirst();
    }

    /** Bytes of all files. */
    public long size() {
        return files.stream().mapToLong(StoredFile::size).sum();
    }
}
