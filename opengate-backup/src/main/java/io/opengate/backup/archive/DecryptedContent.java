package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What age makes of what it is fed. Who reads to the end has all of it, or is refused there. */
final class DecryptedContent extends InputStream {

    private final Program age;
    private final InputStream plain;
    private final CompletableFuture<Void> fed;

    private DecryptedContent(Program age, InputStream sealed) {
        this.age = age;
        this.plain = age.output();
        this.fed = CompletableFuture.runAsync(() -> feed(sealed), Thread::startVirtualThread);
    }

    static InputStream of(InputStream sealed, Optional<Path> identity) {
        return new DecryptedContent(Encryption.decrypting(identity), sealed);
    }

    private void feed(InputStream sealed) {
        try (sealed;
                OutputStream out = age.input()) {
            sealed.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is another one says more than what age makes of it. */
    private void requireWhole() {
        Throwable failure = fed.handle((done, thrown) -> thrown).join();
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof BackupFailure known) {
            throw known;
        }
        age.requireSuccess();
        if (cause != null) {
            throw new BackupFailure("the encrypted file cannot be read", cause);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = plain.read(target, offset, length);
        if (count < 0) {
            requireWhole();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        plain.close();
        age.close();
    }
}
