package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.OAuthError;
import java.util.Optional;

/** One thing that an authorization request has to fulfil. A further rule is a further class. */
interface RequestRule {

    /** What is wrong with the client's request, or empty. */
    Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request);
}
