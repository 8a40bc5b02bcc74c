package io.opengate.auth.client;

import io.opengate.platform.crypto.Hashes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a client's secrets, as a digest.
 *
 * @param hash SHA-256 of a secret of 256 random bits, base64url
 * @param expiresAt when it stops working, or null for never
 */
public record ClientSecret(String hash, @Nullable Instant expiresAt) {

    boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    boolean matches(String presentedHash) {
        return Hashes.equal(hash, presentedHash);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
