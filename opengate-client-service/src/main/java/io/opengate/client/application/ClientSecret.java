package io.opengate.client.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one secret of a client. A generated secret has 256 random bits, so a fast hash is enough to keep it.
 *
 * @param hash SHA-256 of the secret, base64url
 * @param expiresAt when it stops being accepted; absent: when it is replaced or deleted
 */
@Embeddable
public record ClientSecret(
        @Column(name = "id", nullable = false) UUID id,
        @Column(name = "hash", nullable = false) String hash,
        @Column(name = "created_at", nullable = false) Instant createdAt,
        @Column(name = "expires_at") @Nullable Instant expiresAt) {

    boolean liveAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    ClientSecret expiringAt(Instant end) {
        return expiresAt != null && expiresAt.isBefore(end) ? this : new ClientSecret(id, hash, createdAt, end);
    }

    @Override
    public String toString() {
        return "ClientSecret[" + id + "]";
    }
}
