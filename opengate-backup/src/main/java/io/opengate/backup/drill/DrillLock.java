package io.opengate.backup.drill;

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
 * One drill at a time in a home. The lock ends with the program, however that ends: whoever has it knows that every folder of
 * a drill there was left by one that was killed.
 */
final class DrillLock implements AutoCloseable {

    /** As {@link Files#createTempDirectory} makes them with {@link #PREFIX}. */
    private static final String FOLDER = "drill-[0-9]+";

    static final String PREFIX = "drill-";

    private final Path home;
    private final FileChannel file;

    private DrillLock(Path home, FileChannel file) {
        this.home = home;
        this.file = file;
    }

    /** Takes it; refused where a drill runs. */
    static DrillLock in(Path home) {
        Path path = home.resolve("drill.lock");
        try {
            FileChannel file = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (!isOurs(file)) {
                file.close();
                throw new BackupFailure("another drill runs in " + home);
            }
            return new DrillLock(home, file);
        } catch (IOException e) {
            throw new BackupFailure("the file " + path + " cannot be locked", e);
        }
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    Path home() {
        return home;
    }

    /** Folders of earlier drills. */
    List<Path> leftovers() {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().matches(FOLDER))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BackupFailure("the folder " + home + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new BackupFailure("the lock on drills cannot be given back", e);
        }
    }
}
