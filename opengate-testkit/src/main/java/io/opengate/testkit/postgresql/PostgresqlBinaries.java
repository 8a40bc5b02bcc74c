package io.opengate.testkit.postgresql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL: the server's from our class path, unpacked once per user; the clients' from Debian. */
final class PostgresqlBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Path UNPACKED = unpackedOnce();

    private PostgresqlBinaries() {}

    /** The command that begins a call of a server's program, which refuses to run as root. */
    static List<String> server(String program) {
        String path = UNPACKED.resolve("bin").resolve(program).toString();
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U", path) : List.of(path);
    }

    /** A folder that is complete when it exists: it is unpacked beside and moved into place at once. */
    private static Path unpackedOnce() {
        Path folder = Path.of(
                System.getProperty("java.io.tmpdir"), "opengate-postgresql-15.19-" + System.getProperty("user.name"));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Path fresh = Files.createTempDirectory("opengate-postgresql");
            unpack(fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            return moved(fresh, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked to " + folder, e);
        }
    }

    private static Path moved(Path fresh, Path folder) throws IOException {
        try {
            return Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.isDirectory(folder)) { // another JVM was first
                return folder;
            }
            throw e;
        }
    }

    private static void unpack(Path folder) throws IOException {
        InputStream archive = Objects.requireNonNull(PostgresqlBinaries.class.getResourceAsStream(ARCHIVE));
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.resolveSibling(""));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
