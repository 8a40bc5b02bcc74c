package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A file of a backup as it is used. Its checksum is that of the very bytes that were read: who reads to the end has what the
 * manifest lists, whatever was put in the file's place since it was checked, or is refused there.
 */
public final class StoredContent extends InputStream {

    private final InputStream in;
    private final StoredFile file;
    private final MessageDigest digest = Checksums.sha256();
    private boolean ended;

    private StoredContent(InputStream in, StoredFile file) {
        this.in = in;
        this.file = file;
    }

    /**
     * What a file of the backup holds, in the clear.
     *
     * @param folder of the backup
     * @param manifest of it
     * @param name as it is stored
     * @param identity the key that opens an encrypted one
     */
    public static InputStream of(Path folder, Manifest manifest, String name, Optional<Path> identity)
            throws IOException {
        StoredFile stored = manifest.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BackupFailure("the manifest has no checksum of " + name));
        StoredContent content = new StoredContent(Files.newInputStream(Checksums.path(folder, stored)), stored);
        return manifest.encrypted() ? DecryptedContent.of(content, identity) : content;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            digest.update(target, offset, count);
        } else if (count < 0 && !ended) {
            if (!Checksums.hex(digest).equals(file.sha256())) {
                throw new BackupFailure(
                        "the file " + file.name() + " is not what was backed up: its checksum differs as it is read");
            }
            ended = true;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
