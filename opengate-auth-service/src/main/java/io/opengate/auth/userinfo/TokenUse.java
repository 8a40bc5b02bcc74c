package io.opengate.auth.userinfo;

import io.opengate.auth.binding.Confirmation;
import io.opengate.platform.tenant.RealmRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with an access token.
 *
 * @param proofs every value of the header {@code DPoP}
 * @param url the endpoint's public URL
 * @param certificate the certificate that the client presented in TLS, or null for none
 */
public record TokenUse(
        RealmRef realm,
        PresentedToken token,
        List<String> proofs,
        String method,
        String url,
        Confirmation.@Nullable Certificate certificate) {}
