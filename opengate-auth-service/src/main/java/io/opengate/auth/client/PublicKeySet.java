package io.opengate.auth.client;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a key set (RFC 7517 §5) leniently: a key that is unknown or unfit here does not take the others with it. */
public final class PublicKeySet {

    private static final int MOST = 50;
    private static final int SHORTEST_RSA = 2048;
    /** Octets of an Ed25519 key (RFC 8037 §2). */
    private static final int ED25519 = 32;
    /** A longer one makes every check of a signature dear. */
    private static final int LONGEST_RSA = 8192;

    private PublicKeySet() {}

    /** The usable public keys in the JSON text, or empty where it is no key set. */
    public static Optional<List<JWK>> parse(String json) {
        try {
            // the library answers null for the JSON value null
            return Optional.ofNullable(JSONObjectUtils.parse(json)).flatMap(PublicKeySet::of);
        } catch (ParseException | IllegalArgumentException noObject) {
            return Optional.empty();
        }
    }

    /** The usable public keys in the set, or empty where it is none. */
    public static Optional<List<JWK>> of(Map<String, Object> set) {
        if (!(set.get("keys") instanceof List<?> members)) {
            return Optional.empty();
        }
        List<JWK> keys = new ArrayList<>();
        for (Object member : members) {
            if (member instanceof Map<?, ?> key && keys.size() < MOST) {
                read(key).ifPresent(keys::add);
            }
        }
        return Optional.of(List.copyOf(keys));
    }

    private static Optional<JWK> read(Map<?, ?> members) {
        try {
            @SuppressWarnings("unchecked") // names of members are strings in JSON
            JWK key = JWK.parse((Map<String, Object>) members);
            return isFit(key) ? Optional.ofNullable(key.toPublicJWK()) : Optional.empty();
        } catch (ParseException | IllegalArgumentException | IllegalStateException | ClassCastException unusable) {
            return Optional.empty();
        }
    }

    private static boolean isFit(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= SHORTEST_RSA && rsa.size() <= LONGEST_RSA;
            case OctetKeyPair pair -> !Curve.Ed25519.equals(pair.getCurve()) || pair.getDecodedX().length == ED25519;
            default -> key instanceof AsymmetricJWK;
        };
    }
}
