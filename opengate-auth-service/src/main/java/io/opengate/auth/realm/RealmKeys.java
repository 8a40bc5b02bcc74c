package io.opengate.auth.realm;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a realm that are not retired. */
public final class RealmKeys {

    private final List<SigningKey> keys;
    private final String published;

    public RealmKeys(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
        this.published = new JWKSet(keys.stream().map(SigningKey::publicKey).toList()).toString(true);
    }

    /** The newest key that signs with that algorithm now. */
    public Optional<SigningKey> signing(JWSAlgorithm algorithm, Instant now) {
        return keys.stream()
                .filter(key -> key.signs(algorithm, now))
                .max(Comparator.comparing(SigningKey::usableFrom).thenComparing(SigningKey::kid));
    }

    /** The public key with that id. */
    public Optional<JWK> find(String kid) {
        return keys.stream()
                .map(SigningKey::publicKey)
                .filter(key -> kid.equals(key.getKeyID()))
                .findAny();
    }

    /** The JSON Web Key Set of the public keys (RFC 7517 §5). */
    public String published() {
        return published;
    }

    /** The algorithms with which the realm signs. */
    public Set<JWSAlgorithm> algorithms() {
        return keys.stream()
                .filter(SigningKey::active)
                .map(SigningKey::algorithm)
                .collect(Collectors.toSet());
    }
}
