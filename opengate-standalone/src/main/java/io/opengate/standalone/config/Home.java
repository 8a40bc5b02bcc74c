package io.opengate.standalone.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything an installation keeps: databases, secrets, logs. Readable by its owner alone. */
public record Home(Path folder) {

    /** The home in that folder, which is made if it is not there. */
    public static Home in(Path folder) {
        Home home = new Home(folder.toAbsolutePath().normalize());
        home.make(home.folder);
        return home;
    }

    /** A sub-folder, made if it is not there. */
    public Path sub(String name) {
        Path sub = folder.resolve(name);
        make(sub);
        return sub;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    private void make(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + path + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Removes the folder with everything in it: for ephemeral runs. */
    public void delete() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
