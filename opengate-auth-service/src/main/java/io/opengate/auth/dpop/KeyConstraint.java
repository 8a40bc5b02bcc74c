package io.opengate.auth.dpop;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.binding.SenderConstraint;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tokens are bound to the key that the request proves; a client that registered for it gets no others (RFC 9449 §5.2). */
@Component
final class KeyConstraint implements SenderConstraint {

    private final ProvenKeys keys;

    KeyConstraint(ProvenKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<Confirmation> confirm(RealmRef realm, AuthenticatedClient client, ProtocolForm form) {
        Optional<Confirmation.Key> key = keys.find(realm, form);
        if (key.isEmpty()
                && Boolean.TRUE.equals(client.registration().metadata().dpopBoundAccessTokens())) {
            throw new ProtocolException(
                    AuthProblem.INVALID_DPOP_PROOF, "the client registered for tokens that are bound to a key");
        }
        return key.map(proven -> proven);
    }
}
