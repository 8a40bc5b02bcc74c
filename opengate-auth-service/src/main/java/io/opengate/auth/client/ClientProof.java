package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import java.util.Optional;

/** One method by which a client proves that it is itself (RFC 6749 §2.3). A further method is one more bean. */
public interface ClientProof {

    /** The method's registered name, as discovery lists it. */
    ClientAuthenticationMethod method();

    /** Whether the installation is set up for it; discovery lists it only then. */
    default boolean isOffered() {
        return true;
    }

    /** What is wrong with the proof; empty where it proves that the sender is that client. */
    Optional<AuthenticationFault> fault(ProofAttempt attempt);
}
