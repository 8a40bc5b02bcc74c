package io.opengate.auth.requestobject;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;

/** The algorithms of request objects: signatures that only the client can make; never {@code none}. */
public final class RequestObjectAlgorithms {

    /** In the order in which they are told. */
    public static final List<JWSAlgorithm> ACCEPTED = List.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA,
            JWSAlgorithm.Ed25519);

    private RequestObjectAlgorithms() {}
}
