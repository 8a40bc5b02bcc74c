package io.opengate.auth.realm;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;

/**
 * One key of a realm.
 *
 * @param publicKey what the realm publishes; its {@code alg} and {@code kid} are set
 * @param active whether it signs; the others are published only
 * @param usableFrom when it may begin to sign: the parties that verify have had time to see it by then
 * @param signer made once and used by every thread
 */
public record SigningKey(JWK publicKey, boolean active, Instant usableFrom, JWSSigner signer) {

    public String kid() {
        return publicKey.getKeyID();
    }

    public JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(publicKey.getAlgorithm().getName());
    }

    boolean signs(JWSAlgorithm algorithm, Instant now) {
        return active && algorithm.equals(algorithm()) && !usableFrom.isAfter(now);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid() + "]";
    }
}
