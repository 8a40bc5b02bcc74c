package io.opengate.platform.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;

/** What checks JSON Web Signatures (RFC 7515), for each type of public key. */
public final class SignatureVerifiers {

    private SignatureVerifiers() {}

    /**
     * A verifier with that key. Which algorithm the key may be used with is for the caller to pin.
     *
     * @throws JOSEException if nothing is verified with such a key
     */
    public static JWSVerifier of(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            case OctetKeyPair okp -> Ed25519.verifier(okp);
            default -> throw new JOSEException("no verifier for this type of key");
        };
    }
}
