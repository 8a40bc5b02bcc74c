package io.opengate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.tenant.RealmName;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * An assertion signed with a key that the client registered (RFC 7523 §3, OpenID Connect Core §9). Its audience is one
 * string, the issuer or the token endpoint, at whichever endpoint it is presented: an assertion for another server, which
 * names this one among others, is worth nothing here.
 */
@Component
final class PrivateKeyJwtProof implements ClientProof {

    private final Issuers issuers;
    private final ClientSignatures signatures;
    private final AssertionTimes times;
    private final UsedAssertions used;

    PrivateKeyJwtProof(Issuers issuers, ClientSignatures signatures, AssertionTimes times, UsedAssertions used) {
        this.issuers = issuers;
        this.signatures = signatures;
        this.times = times;
        this.used = used;
    }

    @Override
    public ClientAuthenticationMethod method() {
        return ClientAuthenticationMethod.PRIVATE_KEY_JWT;
    }

    @Override
    public Optional<AuthenticationFault> fault(ProofAttempt attempt) {
        if (!(attempt.presented() instanceof Presented.Assertion(ClientAssertion assertion))) {
            return Optional.of(AuthenticationFault.WRONG_METHOD);
        }
        String jti = assertion.claims().getJWTID();
        if (jti == null || jti.isEmpty() || !assertion.isTyped() || !isPinned(attempt.client(), assertion)) {
            return Optional.of(AuthenticationFault.UNFIT_ASSERTION);
        }
        if (!isForUs(attempt.realm().name(), assertion)) {
            return Optional.of(AuthenticationFault.WRONG_AUDIENCE);
        }
        Optional<Duration> remaining = times.remaining(assertion.claims());
        if (remaining.isEmpty()) {
            return Optional.of(AuthenticationFault.WRONG_TIME);
        }
        if (!signatures.isSignedBy(attempt.realm().id(), attempt.client(), assertion.jwt())) {
            return Optional.of(AuthenticationFault.WRONG_SIGNATURE);
        }
        // last, so that nobody but the client uses its assertions up
        return used.use(attempt.realm().id(), attempt.client().id(), jti, remaining.get())
                ? Optional.empty()
                : Optional.of(AuthenticationFault.REPLAYED);
    }

    private boolean isForUs(RealmName realm, ClientAssertion assertion) {
        return issuers.of(realm).equals(assertion.audience())
                || issuers.endpoint(realm, "token").toString().equals(assertion.audience());
    }

    private static boolean isPinned(RegisteredClient client, ClientAssertion assertion) {
        JWSAlgorithm algorithm = assertion.jwt().getHeader().getAlgorithm();
        String registered = client.metadata().tokenEndpointAuthSigningAlg();
        return ClientSignatures.ALGORITHMS.contains(algorithm)
                && (registered == null || registered.equals(algorithm.getName()));
    }
}
