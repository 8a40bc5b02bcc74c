package io.opengate.auth.realm.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;

/** Stands for the private part of a key that is published only. */
enum NoSigner implements JWSSigner {
    INSTANCE;

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
        throw new JOSEException("the key does not sign any more");
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of();
    }

    @Override
    public JCAContext getJCAContext() {
        return new JCAContext();
    }
}
