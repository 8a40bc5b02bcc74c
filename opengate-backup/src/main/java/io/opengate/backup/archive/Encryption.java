package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Encryption to a recipient with age, as a stream: nothing in the clear reaches the disk. */
public final class Encryption {

    private static final String HEADER = "age-encryption.org/v1";

    private Encryption() {}

    /**
     * A program that encrypts what it reads to the recipient: an {@code age1…} or SSH public key, or a file of them.
     */
    public static Program encrypting(String recipient) {
        Path file = Path.of(recipient);
        List<String> command =
                Files.isRegularFile(file) ? List.of("age", "-R", recipient) : List.of("age", "-r", recipient);
        return Program.start(command, Map.of());
    }

    /** Fails unless age accepts the recipient. */
    public static void requireRecipient(String recipient) {
        try (Program age = encrypting(recipient)) {
            age.input().close();
            age.output().readAllBytes();
            age.requireSuccess();
        } catch (IOException e) {
            throw new BackupFailure("age does not accept the recipient", e);
        }
    }

    /** A program that writes in the clear what it is fed. */
    static Program decrypting(Optional<Path> identity) {
        return Program.start(List.of("age", "-d", "-i", key(identity)), Map.of());
    }

    private static String key(Optional<Path> identity) {
        return identity.orElseThrow(() ->
                        new BackupFailure("the backup is encrypted: give the key that opens it with --identity <file>"))
                .toString();
    }

    /** Fails unless the identity opens the file. */
    public static void requireIdentity(Path file, Optional<Path> identity) {
        try (Program age = Program.start(List.of("age", "-d", "-i", key(identity), file.toString()), Map.of())) {
            age.input().close();
            InputStream content = age.output();
            if (content.read() < 0) {
                age.requireSuccess();
            }
        } catch (BackupFailure wrong) {
            throw new BackupFailure("the identity does not open the backup", wrong);
        } catch (IOException e) {
            throw new BackupFailure("the identity cannot be tried", e);
        }
    }

    /** Whether the file begins as age's files do. */
    public static boolean isEncrypted(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEADER.length()), java.nio.charset.StandardCharsets.US_ASCII)
                    .equals(HEADER);
        } catch (IOException e) {
            throw new BackupFailure("the file " + file + " cannot be read", e);
        }
    }
}
