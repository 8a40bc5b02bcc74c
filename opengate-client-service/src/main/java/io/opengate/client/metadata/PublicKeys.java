package io.opengate.client.metadata;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rules for a key set that a client registers by value (RFC 7517 §5). */
final class PublicKeys {

    private static final int MOST = 20;
    private static final int LONGEST = 32_768;
    private static final int SHORTEST_RSA = 2048;
    private static final int LONGEST_RSA = 8192;
    /** Octets of a public key. */
    private static final Map<Curve, Integer> LENGTHS =
            Map.of(Curve.Ed25519, 32, Curve.X25519, 32, Curve.Ed448, 57, Curve.X448, 56);

    private PublicKeys() {}

    /** What is wrong with the set; empty where nothing is. */
    static Optional<String> fault(Map<String, Object> set) {
        if (set.toString().length() > LONGEST) {
            return Optional.of("must be 32768 characters at most");
        }
        try {
            return fault(JWKSet.parse(set).getKeys());
        } catch (ParseException | IllegalArgumentException | ClassCastException malformed) {
            return Optional.of("is not a set of keys (RFC 7517 §5)");
        }
    }

    /** Whether one of the keys is of the type and curve that the JWS algorithm needs; a set that is no set is told elsewhere. */
    static boolean canSign(Map<String, Object> set, String algorithm) {
        try {
            JWSAlgorithm wanted = JWSAlgorithm.parse(algorithm);
            return JWKSet.parse(set).getKeys().stream().anyMatch(key -> canSign(key, wanted));
        } catch (ParseException | IllegalArgumentException | ClassCastException malformed) {
            return true;
        }
    }

    private static boolean canSign(JWK key, JWSAlgorithm wanted) {
        return switch (key) {
            case RSAKey ignored -> JWSAlgorithm.Family.RSA.contains(wanted);
            case ECKey ec ->
                JWSAlgorithm.Family.EC.contains(wanted)
                        && Curve.forJWSAlgorithm(wanted).contains(ec.getCurve());
            case OctetKeyPair okp -> JWSAlgorithm.Family.ED.contains(wanted) && Curve.Ed25519.equals(okp.getCurve());
            default -> false;
        };
    }

    private static Optional<String> fault(List<JWK> keys) {
        if (keys.isEmpty() || keys.size() > MOST) {
            return Optional.of("must hold 1 to 20 keys");
        }
        List<String> ids =
                keys.stream().map(JWK::getKeyID).filter(Objects::nonNull).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            return Optional.of("must not name two keys alike");
        }
        return keys.stream().flatMap(key -> fault(key).stream()).findFirst();
    }

    private static Optional<String> fault(JWK key) {
        if (key.isPrivate()) {
            return Optional.of("must hold public keys only");
        }
        return switch (key) {
            case RSAKey rsa ->
                rsa.size() < SHORTEST_RSA || rsa.size() > LONGEST_RSA
                        ? Optional.of("must hold RSA keys of 2048 to 8192 bits only")
                        : Optional.empty();
            case ECKey ignored -> Optional.empty();
            case OctetKeyPair pair ->
                pair.getDecodedX().length == LENGTHS.getOrDefault(pair.getCurve(), 0)
                        ? Optional.empty()
                        : Optional.of("must hold whole keys (RFC 8037 §2)");
            default -> Optional.of("must hold public keys only");
        };
    }
}
