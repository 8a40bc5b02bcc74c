package io.opengate.auth.dpop;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.dpop.DpopProofs;
import io.opengate.platform.dpop.DpopRequest;
import io.opengate.platform.dpop.DpopVerdict;
import io.opengate.platform.tenant.RealmRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The keys whose possession forms prove, at the token endpoint and where authorization requests are pushed (RFC 9449 §5, §10.1). */
@Service
public final class ProvenKeys {

    private final DpopProofs proofs;
    private final DpopNonces nonces;

    public ProvenKeys(DpopProofs proofs, DpopNonces nonces) {
        this.proofs = proofs;
        this.nonces = nonces;
    }

    /**
     * The key of the form's proof, which is used up; empty where there is none.
     *
     * @throws ProtocolException {@code invalid_dpop_proof} or {@code use_dpop_nonce}
     */
    public Optional<Confirmation.Key> find(RealmRef realm, ProtocolForm form) {
        HTTPRequest message = form.request();
        DpopRequest request = new DpopRequest(
                realm.id(),
                Objects.requireNonNullElse(message.getHeaderValues(DpopRequest.HEADER), List.of()),
                message.getMethod().name(),
                message.getURI().toString(),
                null);
        return switch (proofs.check(request, nonces)) {
            case DpopVerdict.Absent absent -> Optional.empty();
            case DpopVerdict.Proven(var thumbprint) -> Optional.of(new Confirmation.Key(thumbprint));
            case DpopVerdict.Refused(var why) -> throw new ProtocolException(AuthProblem.INVALID_DPOP_PROOF, why);
            case DpopVerdict.NonceWanted wanted -> throw new ProtocolException(AuthProblem.USE_DPOP_NONCE);
        };
    }
}
