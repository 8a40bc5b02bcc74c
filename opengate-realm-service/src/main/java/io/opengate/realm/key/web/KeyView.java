package io.opengate.realm.key.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.opengate.realm.key.SignatureAlgorithm;
import io.opengate.realm.key.SigningKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as administrators see it.
 *
 * @param state next, active, passive or retired
 * @param usableFrom the first instant at which it may sign
 * @param retiresAt when the last token that it signed has expired; absent until it is passive
 * @param jwk the public JWK (RFC 7517)
 */
record KeyView(
        UUID id,
        String kid,
        SignatureAlgorithm algorithm,
        String state,
        Instant createdAt,
        Instant usableFrom,
        @Nullable Instant retiresAt,
        @JsonRawValue @Schema(type = "object") String jwk) {

    static KeyView of(SigningKey key) {
        return new KeyView(
                key.id(),
                key.kid(),
                key.algorithm(),
                key.state().wireName(),
                key.createdAt(),
                key.usableFrom(),
                key.retiresAt().orElse(null),
                key.publicJwk());
    }
}
