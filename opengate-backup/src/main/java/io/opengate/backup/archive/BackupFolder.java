package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.manifest.StoredFile;
import io.opengate.backup.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A backup being written: a folder {@code <name>.partial}, for its owner alone, that gets its name once everything in it is
 * complete and on the disk. A failed one is taken away.
 */
public final class BackupFolder implements AutoCloseable {

    static final String PARTIAL = ".partial";

    private final Path folder;
    private final Path finished;
    private final Optional<String> recipient;
    private final List<StoredFile> files = Collections.synchronizedList(new ArrayList<>());
    /** A backup that is interrupted leaves nothing either. */
    private final Thread interrupted = new Thread(() -> Folders.delete(folder()), "half-backup");

    private final BackupsLock lock;
    private boolean complete;

    private BackupFolder(Path folder, Path finished, Optional<String> recipient, BackupsLock lock) {
        this.lock = lock;
        this.folder = folder;
        this.finished = finished;
        this.recipient = recipient;
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    private Path folder() {
        return folder;
    }

    /**
     * Begins the backup of that name in the folder of backups, where half ones of killed programs are taken away; refused
     * where another is being written.
     */
    public static BackupFolder begin(Path backups, String name, Optional<String> recipient) {
        Path folder = backups.resolve(name + PARTIAL);
        Path finished = backups.resolve(name);
        try {
            Files.createDirectories(
                    backups, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (Files.exists(finished)) {
                throw new BackupFailure("there is a backup " + finished + " already");
            }
            return begin(folder, finished, recipient, BackupsLock.in(backups));
        } catch (IOException e) {
            throw new BackupFailure("the folder " + folder + " cannot be made", e);
        }
    }

    private static BackupFolder begin(Path folder, Path finished, Optional<String> recipient, BackupsLock lock)
            throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new BackupFolder(folder, finished, recipient, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Work that writes a file's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file, encrypted where there is a recipient; the answer is its name as it is stored. */
    public String write(String name, Content content) {
        String stored = recipient.isPresent() ? name + ".age" : name;
        Path file = folder.resolve(stored);
        try (OutputStream out = create(file);
                DigestOutputStream digested = new DigestOutputStream(out, Checksums.sha256())) {
            if (recipient.isPresent()) {
                encrypt(recipient.get(), content, digested);
            } else {
                content.writeTo(digested);
            }
            digested.flush();
            files.add(new StoredFile(stored, Files.size(file), Checksums.hex(digested.getMessageDigest())));
        } catch (IOException e) {
            throw new BackupFailure("the file " + file + " cannot be written", e);
        }
        return stored;
    }

    private static void encrypt(String recipient, Content content, OutputStream out) throws IOException {
        try (Program age = Encryption.encrypting(recipient)) {
            CompletableFuture<Void> copied = CompletableFuture.runAsync(
                    () -> {
                        try (InputStream sealed = age.output()) {
                            sealed.transferTo(out);
                        } catch (IOException e) {
                            throw new BackupFailure("the encrypted file cannot be written", e);
                        }
                    },
                    Thread::startVirtualThread);
            try (OutputStream plain = age.input()) {
                content.writeTo(plain);
            }
            copied.join();
            age.requireSuccess();
        }
    }

    private static OutputStream create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(file);
    }

    /** The files so far. */
    public List<StoredFile> files() {
        return List.copyOf(files);
    }

    /** Checks every file once more from the disk, writes the manifest with its seal, and gives the folder its name. */
    public Path finish(Manifest manifest, ManifestSeal seal) {
        Checksums.verify(folder, manifest.files());
        try {
            for (StoredFile stored : manifest.files()) {
                flush(folder.resolve(stored.name()));
            }
            for (Map.Entry<String, byte[]> file :
                    ManifestFile.files(manifest, seal).entrySet()) {
                Path path = folder.resolve(file.getKey());
                try (OutputStream out = create(path)) {
                    out.write(file.getValue());
                }
                flush(path);
            }
            Files.move(folder, finished, StandardCopyOption.ATOMIC_MOVE);
            complete = true;
            return finished;
        } catch (IOException e) {
            throw new BackupFailure("the backup cannot be finished", e);
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Takes a half backup away. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException ending) {
            return;
        }
        try (lock) {
            if (!complete) {
                Folders.delete(folder);
            }
        }
    }
}
