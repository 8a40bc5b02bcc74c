package io.opengate.realm.key;

import com.nimbusds.jose.jwk.JWK;

/** A fresh key pair, before it is sealed and stored. Its text form hides the private part. */
public record KeyPair(SignatureAlgorithm algorithm, JWK jwk) {
    @Override
    public String toString() {
        return algorithm + " " + jwk.getKeyID();
    }
}
