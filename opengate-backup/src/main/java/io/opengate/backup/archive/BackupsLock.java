package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One backup at a time in a folder of backups. The lock ends with the program, however that ends: whoever has it knows that
 * every half backup there was left by one that was killed.
 */
final class BackupsLock implements AutoCloseable {

    private static final String NAME = "backup.lock";
    private static final String HALF = "opengate-[0-9]{8}T[0-9]{6}Z\\" + BackupFolder.PARTIAL;

    private final FileChannel file;

    private BackupsLock(FileChannel file) {
        this.file = file;
    }

    /** Takes it, and takes half backups away; refused where another backup is being written. */
    static BackupsLock in(Path backups) throws IOException {
        FileChannel file = FileChannel.open(
                backups.resolve(NAME),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (!isOurs(file)) {
            file.close();
            throw new BackupFailure("another backup is being written into " + backups);
        }
        sweep(backups);
        return new BackupsLock(file);
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    private static void sweep(Path backups) throws IOException {
        try (Stream<Path> all = Files.list(backups)) {
            List<Path> half = all.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().matches(HALF))
                    .toList();
            half.forEach(Folders::delete);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new BackupFailure("the lock on backups cannot be given back", e);
        }
    }
}
