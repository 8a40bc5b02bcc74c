package io.opengate.user.credential;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) by Bouncy Castle. Each call takes the memory and the time that the parameters say. */
final class Argon2 {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** A new hash of the password, with a salt of its own. */
    PasswordHash hash(Password password, CredentialSettings.Argon2 settings) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PasswordHash form = new PasswordHash(
                settings.memory(), settings.iterations(), settings.parallelism(), salt, new byte[HASH_BYTES]);
        return new PasswordHash(form.memory(), form.iterations(), form.parallelism(), salt, compute(form, password));
    }

    /** Whether the hash was made of this password; compared in constant time. */
    boolean matches(PasswordHash hash, Password password) {
        return MessageDigest.isEqual(hash.hash(), compute(hash, password));
    }

    private static byte[] compute(PasswordHash form, Password password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(form.memory())
                .withIterations(form.iterations())
                .withParallelism(form.parallelism())
                .withSalt(form.salt())
                .build());
        byte[] result = new byte[form.hash().length];
        generator.generateBytes(password.bytes(), result);
        return result;
    }
}
