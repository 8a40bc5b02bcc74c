package io.opengate.auth.authorize;

import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** ID tokens that a client shows to say whom it means. */
public interface IdTokenHints {

    /**
     * What the token says, or empty unless the realm signed it. It may have expired (OpenID Connect Core §3.1.2.1,
     * RP-Initiated Logout 1.0 §2).
     */
    Optional<Hint> read(RealmRef realm, String idToken);

    /**
     * Whom an ID token is about.
     *
     * @param audience the clients that it was made for
     * @param sid the session that it was made in, or null
     */
    record Hint(
            UUID subject, Set<String> audience, @Nullable String sid) {}
}
