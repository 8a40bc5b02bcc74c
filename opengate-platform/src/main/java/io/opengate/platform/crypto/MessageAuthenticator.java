package io.opengate.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104). The newest key makes, every configured key verifies. */
public final class MessageAuthenticator {

    private final List<SecretKeySpec> newestFirst;

    MessageAuthenticator(List<byte[]> newestFirst) {
        this.newestFirst = newestFirst.stream()
                .map(key -> new SecretKeySpec(key, "HmacSHA256"))
                .toList();
    }

    /** The 32-byte authenticator of the message. */
    public byte[] mac(byte[] message) {
        return mac(newestFirst.getFirst(), message);
    }

    /** Whether the authenticator, possibly truncated to no less than 16 bytes, belongs to the message. */
    public boolean verify(byte[] message, byte[] authenticator) {
        if (authenticator.length < 16 || authenticator.length > 32) {
            return false;
        }
        return newestFirst.stream()
                .anyMatch(key -> MessageDigest.isEqual(
                        java.util.Arrays.copyOf(mac(key, message), authenticator.length), authenticator));
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
