package io.opengate.auth.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client registered of the protocols, as the client service answers it (RFC 7591 §2); what is absent has the
 * default that its specification gives.
 *
 * @param tokenEndpointAuthMethod the one method by which the client proves itself; absent: any by a shared secret
 * @param tokenEndpointAuthSigningAlg JWS algorithm of its assertions; absent: any that fits the method
 * @param jwks its public keys (RFC 7517 §5)
 * @param jwksUri where its public keys are
 * @param tlsClientAuthSubjectDn subject of its certificate (RFC 8705 §2.1.2), as RFC 4514 writes it
 * @param tlsClientAuthSanDns DNS name in its certificate
 * @param tlsClientAuthSanUri URI in its certificate
 * @param tlsClientAuthSanIp IP address in its certificate
 * @param tlsClientAuthSanEmail e-mail address in its certificate
 * @param responseTypes what it may ask the authorization endpoint for; absent: {@code code}
 * @param requestObjectSigningAlg JWS algorithm of its request objects; absent: any that is accepted
 * @param requireSignedRequestObject whether it is refused without a signed request object (RFC 9101 §10.5)
 * @param requestUris where its request objects may be fetched
 * @param requirePushedAuthorizationRequests whether it is refused without having pushed its request (RFC 9126 §6)
 * @param authorizationSignedResponseAlg JWS algorithm of signed authorization responses (JARM); absent: the realm's
 * @param defaultMaxAge seconds since the last sign-in at most, where a request does not say
 * @param requireAuthTime whether ID tokens always tell the time of the sign-in
 * @param idTokenSignedResponseAlg JWS algorithm of its tokens; absent: the realm's
 * @param dpopBoundAccessTokens whether it gets only tokens that are bound to a key (RFC 9449 §5.2)
 * @param tlsClientCertificateBoundAccessTokens whether it gets only tokens that are bound to its certificate (RFC 8705 §3.4)
 * @param backchannelLogoutUri who is told server to server that a session has ended
 * @param backchannelLogoutSessionRequired whether it must be told which session
 * @param frontchannelLogoutUri what is loaded in the browser when a session ends
 * @param frontchannelLogoutSessionRequired whether it must be told which session
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClientMetadata(
        @Nullable String tokenEndpointAuthMethod,
        @Nullable String tokenEndpointAuthSigningAlg,
        @Nullable Map<String, Object> jwks,
        @Nullable String jwksUri,
        @Nullable String tlsClientAuthSubjectDn,
        @Nullable String tlsClientAuthSanDns,
        @Nullable String tlsClientAuthSanUri,
        @Nullable String tlsClientAuthSanIp,
        @Nullable String tlsClientAuthSanEmail,
        @Nullable List<String> responseTypes,
        @Nullable String requestObjectSigningAlg,
        @Nullable Boolean requireSignedRequestObject,
        @Nullable List<String> requestUris,
        @Nullable Boolean requirePushedAuthorizationRequests,
        @Nullable String authorizationSignedResponseAlg,
        @Nullable Long defaultMaxAge,
        @Nullable Boolean requireAuthTime,
        @Nullable String idTokenSignedResponseAlg,
        @Nullable Boolean dpopBoundAccessTokens,
        @Nullable Boolean tlsClientCertificateBoundAccessTokens,
        @Nullable String backchannelLogoutUri,
        @Nullable Boolean backchannelLogoutSessionRequired,
        @Nullable String frontchannelLogoutUri,
        @Nullable Boolean frontchannelLogoutSessionRequired) {

    /** Nothing registered: every default. */
    public static final ClientMetadata DEFAULTS = new ClientMetadata(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null);
}
