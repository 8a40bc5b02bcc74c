package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import java.time.Clock;
import java.util.Optional;

/** A secret in the Authorization header or in the form (RFC 6749 §2.3.1): any of the client's live ones. */
record SharedSecretProof(ClientAuthenticationMethod method, Clock clock) implements ClientProof {

    @Override
    public Optional<AuthenticationFault> fault(ProofAttempt attempt) {
        boolean good = attempt.presented() instanceof Presented.Secret secret
                && attempt.client().hasSecret(secret.secret(), clock.instant());
        return good ? Optional.empty() : Optional.of(AuthenticationFault.WRONG_SECRET);
    }
}
