package io.opengate.realm.key.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.key.ReadKeys;
import io.opengate.realm.key.SignatureAlgorithm;
import io.opengate.realm.key.SigningKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing keys for the other services: public parts for all that verify, sealed private parts for the one that signs. */
@RestController
@RequestMapping("/internal/realms/{realmId}")
class InternalKeyController {
    private final ReadKeys keys;

    InternalKeyController(ReadKeys keys) {
        this.keys = keys;
    }

    /** The published keys. */
    @GetMapping("/keys")
    @InternalRoute({"gateway", "auth", "user", "realm", "rbac", "client", "session", "notification"})
    PublicKeys publicKeys(@PathVariable UUID realmId) {
        return new PublicKeys(
                keys.published(RealmId.of(realmId)).stream().map(PublicKey::of).toList());
    }

    /** The published keys with their private parts as ciphertext. */
    @GetMapping("/signing-keys")
    @InternalRoute("auth")
    SealedKeys signingKeys(@PathVariable UUID realmId) {
        return new SealedKeys(
                keys.published(RealmId.of(realmId)).stream().map(SealedKey::of).toList());
    }

    /** The keys that verify. */
    record PublicKeys(List<PublicKey> keys) {}

    /** A key that verifies. */
    record PublicKey(
            String kid,
            SignatureAlgorithm algorithm,
            String state,
            Instant usableFrom,
            @JsonRawValue @Schema(type = "object") String jwk) {
        static PublicKey of(SigningKey key) {
            return new PublicKey(key.kid(), key.algorithm(), key.state().wireName(), key.usableFrom(), key.publicJwk());
        }
    }

    /** The keys that sign. */
    record SealedKeys(List<SealedKey> keys) {}

    /** A key that signs; {@code row} is part of what its ciphertext is bound to. */
    record SealedKey(
            String kid,
            SignatureAlgorithm algorithm,
            String state,
            Instant usableFrom,
            @JsonRawValue @Schema(type = "object") String jwk,
            UUID row,
            @Nullable String sealedPrivateJwk) {
        static SealedKey of(SigningKey key) {
            return new SealedKey(
                    key.kid(),
                    key.algorithm(),
                    key.state().wireName(),
                    key.usableFrom(),
                    key.publicJwk(),
                    key.id(),
                    key.sealedPrivateJwk().orElse(null));
        }
    }
}
