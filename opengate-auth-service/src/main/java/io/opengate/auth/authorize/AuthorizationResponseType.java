package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import java.util.Optional;
import java.util.Set;

/** One value of {@code response_type}. A further one is a further class. */
public interface AuthorizationResponseType {

    /** The value. */
    ResponseType value();

    /** The grant types that a client must have registered for it (RFC 7591 §2.1). */
    Set<String> grantTypes();

    /** How its answers travel unless the request says otherwise (OAuth 2.0 Multiple Response Types §2.1). */
    ResponseMode defaultMode();

    /** What the client gets, or empty when the session has ended meanwhile. */
    Optional<AuthorizationResponse> respond(Approval approval);
}
