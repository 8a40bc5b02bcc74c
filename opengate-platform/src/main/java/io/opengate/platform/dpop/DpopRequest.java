package io.opengate.platform.dpop;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request that a proof has to be made for.
 *
 * @param realm in whose keys the use of the proof is noted
 * @param proofs every value of the header {@code DPoP}
 * @param url the request's public URL; its query counts as little as the proof's (RFC 9449 §4.3)
 * @param accessToken the access token that comes with the proof, or null where none does
 */
public record DpopRequest(
        RealmId realm,
        List<String> proofs,
        String method,
        String url,
        @Nullable String accessToken) {

    /** The header's name. */
    public static final String HEADER = "DPoP";

    /** The header in which a fresh nonce is answered (RFC 9449 §8.1). */
    public static final String NONCE_HEADER = "DPoP-Nonce";

    public DpopRequest {
        proofs = List.copyOf(proofs);
    }
}
