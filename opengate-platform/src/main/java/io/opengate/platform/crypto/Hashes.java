package io.opengate.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Digests for values that have full entropy already, such as generated secrets and codes; never for passwords. */
public final class Hashes {

    private Hashes() {}

    /** The SHA-256 digest of the text's UTF-8 bytes, base64url without padding: 43 characters. */
    public static String sha256(String text) {
        return base64Url(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The SHA-256 digest: 32 bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether two texts are equal, in a time that does not depend on where they differ. */
    public static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
