package io.opengate.realm.key;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signing key of a realm. It guards its own life: next, active, passive, retired, in this order only. */
@Entity
@Table(name = "signing_keys")
public class SigningKey {
    @EmbeddedId
    private TenantKey key;

    @Column(updatable = false)
    private String kid;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SignatureAlgorithm algorithm;

    @Enumerated(EnumType.STRING)
    private KeyState state;

    @Column(updatable = false)
    private String publicJwk;

    private @Nullable String sealedPrivateJwk;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant usableFrom;

    private @Nullable Instant retiresAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected SigningKey() {}

    private SigningKey(TenantKey key, KeyPair pair, SecretBox box, KeyState state, Instant now, Instant usableFrom) {
        JWK jwk = pair.jwk();
        this.key = key;
        this.kid = jwk.getKeyID();
        this.algorithm = pair.algorithm();
        this.state = state;
        this.publicJwk = jwk.toPublicJWK().toJSONString();
        this.sealedPrivateJwk =
                box.seal(jwk.toJSONString().getBytes(StandardCharsets.UTF_8), RealmId.of(key.realmId()), key.id());
        this.createdAt = now;
        this.usableFrom = usableFrom;
    }

    /** The first key of its algorithm in a realm: nobody has cached a key set without it, so it signs at once. */
    static SigningKey first(TenantKey key, KeyPair pair, SecretBox box, Instant now) {
        return new SigningKey(key, pair, box, KeyState.ACTIVE, now, now);
    }

    /** A successor, which is published now and signs from {@code usableFrom} on. */
    static SigningKey next(TenantKey key, KeyPair pair, SecretBox box, Instant now, Instant usableFrom) {
        return new SigningKey(key, pair, box, KeyState.NEXT, now, usableFrom);
    }

    void activate() {
        move(KeyState.NEXT, KeyState.ACTIVE);
    }

    void relieve(Instant retirement) {
        move(KeyState.ACTIVE, KeyState.PASSIVE);
        retiresAt = retirement;
    }

    void retire() {
        move(KeyState.PASSIVE, KeyState.RETIRED);
        sealedPrivateJwk = null;
    }

    private void move(KeyState from, KeyState to) {
        if (state != from) {
            throw new IllegalStateException("a key that is " + state + " cannot become " + to);
        }
        state = to;
    }

    /** When the key has to change its state, or empty while nothing is planned. */
    Optional<Instant> dueAt() {
        return switch (state) {
            case NEXT -> Optional.of(usableFrom);
            case PASSIVE -> Optional.ofNullable(retiresAt);
            case ACTIVE, RETIRED -> Optional.empty();
        };
    }

    boolean isDue(Instant now) {
        return dueAt().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** The id of the key's row, to which its sealed private part is bound. */
    public UUID id() {
        return key.id();
    }

    /** The key id in JWS headers: the RFC 7638 thumbprint. */
    public String kid() {
        return kid;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public KeyState state() {
        return state;
    }

    /** The public JWK as JSON. */
    public String publicJwk() {
        return publicJwk;
    }

    /** The private JWK, sealed for purpose {@code signing-keys}; empty once retired. */
    public Optional<String> sealedPrivateJwk() {
        return Optional.ofNullable(sealedPrivateJwk);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The first instant at which the key may sign. */
    public Instant usableFrom() {
        return usableFrom;
    }

    /** When the last token that it signed has expired; empty until the key is passive. */
    public Optional<Instant> retiresAt() {
        return Optional.ofNullable(retiresAt);
    }

    public long version() {
        return version;
    }
}
