package io.opengate.standalone.store;

import io.opengate.standalone.config.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the servers' binaries from our class path, once per version. */
public final class Binaries {

    private static final String POSTGRESQL = "/postgres-linux-x86_64.txz";
    private static final String REDIS = "/redis-server-6.2.6-v5-linux-amd64";

    private Binaries() {}

    /** The folder with PostgreSQL's {@code bin}, unpacked below the cache folder if it is not there yet. */
    public static Path postgresql(Path cache) {
        return unpackedOnce(cache.resolve("postgresql-15"), Binaries::unpackPostgresql);
    }

    /** Redis' server binary, unpacked below the cache folder if it is not there yet. */
    public static Path redis(Path cache) {
        return unpackedOnce(cache.resolve("redis-6.2"), folder -> {
                    Path binary = folder.resolve("redis-server");
                    try (InputStream in = resource(REDIS)) {
                        Files.copy(in, binary);
                        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
                    }
                })
                .resolve("redis-server");
    }

    @FunctionalInterface
    private interface Unpack {
        void into(Path folder) throws IOException;
    }

    /** A folder that is complete when it exists: it is unpacked beside and moved into place at once. */
    private static Path unpackedOnce(Path folder, Unpack unpack) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            Path fresh = Files.createTempDirectory(folder.getParent(), "unpack");
            unpack.into(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("binaries cannot be unpacked to " + folder, e);
        }
    }

    private static void unpackPostgresql(Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource(POSTGRESQL))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leaves the folder: " + entry.getName());
                }
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Binaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new StartFailure("the standalone suite runs on Linux with x86-64; elsewhere use docker compose");
        }
        return in;
    }
}
