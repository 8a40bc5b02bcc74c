package io.opengate.platform.crypto;

import java.security.SecureRandom;

/** Random values that nobody can guess. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 256 random bits, base64url without padding: 43 characters. */
    public static String random() {
        return Hashes.base64Url(randomBytes(32));
    }

    /** That many random bytes. */
    public static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
