package io.opengate.auth.error;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/**
 * Every error of the protocol endpoints. Several share a code of OAuth (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 8707 §2, RFC 9449,
 * OpenID Connect Core §3.1.2.6); the id tells them apart in documentation, logs and tests.
 */
public enum AuthProblem implements ProblemType {
    INVALID_REQUEST("oauth-invalid-request", 400, "invalid_request", "The request is not valid"),
    DUPLICATE_PARAMETER("oauth-duplicate-parameter", 400, "invalid_request", "A parameter is given more than once"),
    MALFORMED_FORM("oauth-malformed-form", 400, "invalid_request", "The form cannot be read"),
    FORM_REQUIRED("oauth-form-required", 415, "invalid_request", "The body is application/x-www-form-urlencoded"),
    FORM_TOO_LARGE("oauth-form-too-large", 413, "invalid_request", "The form is too large"),
    METHOD_NOT_ALLOWED("oauth-method-not-allowed", 405, "invalid_request", "The method is not supported here"),
    UNKNOWN_REALM("oauth-unknown-realm", 404, "invalid_request", "There is no such realm"),
    REALM_DISABLED("oauth-realm-disabled", 403, "access_denied", "The realm is disabled"),
    INVALID_CLIENT("oauth-invalid-client", 401, "invalid_client", "Client authentication failed"),
    UNAUTHORIZED_CLIENT("oauth-unauthorized-client", 400, "unauthorized_client", "The client may not do this"),
    UNSUPPORTED_GRANT_TYPE(
            "oauth-unsupported-grant-type", 400, "unsupported_grant_type", "The grant type is not supported"),
    UNSUPPORTED_TOKEN_TYPE(
            "oauth-unsupported-token-type", 400, "unsupported_token_type", "This type of token cannot be revoked"),
    INVALID_GRANT("oauth-invalid-grant", 400, "invalid_grant", "The grant is not valid"),
    INVALID_SCOPE("oauth-invalid-scope", 400, "invalid_scope", "A scope is unknown or not permitted to the client"),
    INVALID_TARGET("oauth-invalid-target", 400, "invalid_target", "A resource is unknown or not one of the client's"),
    INVALID_DPOP_PROOF(
            "oauth-invalid-dpop-proof", 400, "invalid_dpop_proof", "The proof of possession is missing or not valid"),
    USE_DPOP_NONCE(
            "oauth-use-dpop-nonce", 400, "use_dpop_nonce", "The proof of possession needs the nonce of this answer"),
    TOKEN_REQUIRED("oauth-token-required", 401, "", "An access token is required"),
    INVALID_TOKEN("oauth-invalid-token", 401, "invalid_token", "The access token is not valid"),
    DPOP_PROOF_REFUSED(
            "oauth-dpop-proof-refused",
            401,
            "invalid_dpop_proof",
            "The proof for the access token is missing or not valid"),
    DPOP_NONCE_REQUIRED(
            "oauth-dpop-nonce-required",
            401,
            "use_dpop_nonce",
            "The proof for the access token needs the nonce of this answer"),
    INSUFFICIENT_SCOPE("oauth-insufficient-scope", 403, "insufficient_scope", "The access token lacks a scope"),
    UNSUPPORTED_RESPONSE_TYPE(
            "oauth-unsupported-response-type", 400, "unsupported_response_type", "The response type is not supported"),
    ACCESS_DENIED("oauth-access-denied", 400, "access_denied", "The person or the server refused"),
    LOGIN_REQUIRED("oidc-login-required", 400, "login_required", "The person is not signed in"),
    CONSENT_REQUIRED("oidc-consent-required", 400, "consent_required", "The person has not consented"),
    INTERACTION_REQUIRED("oidc-interaction-required", 400, "interaction_required", "The person must act"),
    UNMET_AUTHENTICATION(
            "oidc-unmet-authentication",
            400,
            "unmet_authentication_requirements",
            "The required authentication was not met"),
    INVALID_REQUEST_URI("oidc-invalid-request-uri", 400, "invalid_request_uri", "request_uri leads to no request"),
    INVALID_REQUEST_OBJECT(
            "oidc-invalid-request-object", 400, "invalid_request_object", "The request object is not valid"),
    REGISTRATION_NOT_SUPPORTED(
            "oidc-registration-not-supported", 400, "registration_not_supported", "registration is not supported"),
    SERVER_ERROR("oauth-server-error", 500, "server_error", "An internal error occurred"),
    TEMPORARILY_UNAVAILABLE(
            "oauth-temporarily-unavailable",
            503,
            "temporarily_unavailable",
            "A part of the service is unavailable, try again");

    private final String id;
    private final HttpStatus status;
    private final String code;
    private final String title;

    AuthProblem(String id, int status, String code, String title) {
        this.id = id;
        this.status = HttpStatus.valueOf(status);
        this.code = code;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The value of the protocol's {@code error} parameter; empty where RFC 6750 §3.1 wants none. */
    public String code() {
        return code;
    }
}
