package io.opengate.auth.dpop;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two ways to bind a pushed request to a key, which must not contradict each other (RFC 9449 §10.1). */
public final class PushedKeys {

    private PushedKeys() {}

    /**
     * The thumbprint that the request's codes are bound to; empty for none.
     *
     * @param named the parameter {@code dpop_jkt}, or null
     * @param proven the key of the header {@code DPoP}, or null
     * @throws ProtocolException {@code invalid_dpop_proof} if they differ
     */
    public static Optional<String> agree(@Nullable String named, Confirmation.@Nullable Key proven) {
        if (proven == null) {
            return Optional.ofNullable(named);
        }
        if (named != null && !named.equals(proven.thumbprint())) {
            throw new ProtocolException(
                    AuthProblem.INVALID_DPOP_PROOF, "dpop_jkt names another key than that of the proof");
        }
        return Optional.of(proven.thumbprint());
    }
}
