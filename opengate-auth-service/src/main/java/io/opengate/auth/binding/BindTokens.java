package io.opengate.auth.binding;

import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds out to what the tokens of a request are to be bound. */
@Service
public final class BindTokens {

    private final List<SenderConstraint> constraints;

    public BindTokens(Collection<SenderConstraint> constraints) {
        this.constraints = List.copyOf(constraints);
    }

    /**
     * The one thing that the tokens will be bound to, or null for bearer tokens.
     *
     * @throws ProtocolException if a proof is wrong or missing, or if there are two: a token names one
     */
    public @Nullable Confirmation confirm(RealmRef realm, AuthenticatedClient client, ProtocolForm form) {
        List<Confirmation> found = constraints.stream()
                .map(constraint -> constraint.confirm(realm, client, form))
                .flatMap(Optional::stream)
                .toList();
        if (found.size() > 1) {
            throw new ProtocolException(
                    AuthProblem.INVALID_REQUEST, "a token is bound to a key or to a certificate, not to both");
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
