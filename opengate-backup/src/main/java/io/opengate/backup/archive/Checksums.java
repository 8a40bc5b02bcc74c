package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.manifest.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files. */
public final class Checksums {

    private Checksums() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Fails with the first file that is missing, or is not what the manifest says. */
    public static void verify(Path folder, List<StoredFile> files) {
        for (StoredFile stored : files) {
            Path file = path(folder, stored);
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
                in.transferTo(OutputStream.nullOutputStream());
                if (Files.size(file) != stored.size()
                        || !hex(in.getMessageDigest()).equals(stored.sha256())) {
                    throw new BackupFailure(
                            "the file " + stored.name() + " is not what was backed up: its checksum differs");
                }
            } catch (IOException e) {
                throw new BackupFailure("the file " + file + " cannot be read", e);
            }
        }
    }

    /** Where it is: in the folder itself, and nowhere else. */
    static Path path(Path folder, StoredFile stored) {
        Path file = folder.resolve(stored.name()).normalize();
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw new BackupFailure("the file " + stored.name() + " of the backup is missing");
        }
        return file;
    }
}
