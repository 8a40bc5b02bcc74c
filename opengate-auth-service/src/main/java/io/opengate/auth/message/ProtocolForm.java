package io.opengate.auth.message;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.dpop.DpopRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The form of a request to a protocol endpoint, read once and strictly. Parameters in the query are ignored: RFC 6749
 * §2.3.1 forbids credentials there.
 *
 * @param request the same request for the library
 * @param parameters each parameter with its value; where a repetition is allowed, the first one
 */
public record ProtocolForm(HTTPRequest request, Map<String, String> parameters) {

    /** The request attribute with the chain of the client's certificate (Jakarta Servlet 6 §3.9). */
    public static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final int MAXIMUM_BYTES = 64 * 1024;

    /**
     * Reads the form.
     *
     * @param endpoint the endpoint's public URL
     * @throws ProtocolException if the body is not a form, is too large, is malformed or repeats a parameter
     */
    public static ProtocolForm read(HttpServletRequest request, URI endpoint) {
        requireForm(request.getContentType());
        String body = new String(body(request), StandardCharsets.UTF_8);
        Map<String, String> parameters = FormParser.parse(body);
        HTTPRequest message = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        message.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        message.setBody(body);
        authorization(request).ifPresent(message::setAuthorization);
        List<String> proofs = Collections.list(request.getHeaders(DpopRequest.HEADER));
        if (!proofs.isEmpty()) {
            message.setHeader(DpopRequest.HEADER, proofs.toArray(String[]::new));
        }
        certificate(request).ifPresent(message::setClientX509Certificate);
        return new ProtocolForm(message, parameters);
    }

    /** The certificate with which the client's TLS connection was authenticated, or null for none. */
    public @Nullable X509Certificate certificate() {
        return request.getClientX509Certificate();
    }

    /** The certificate behind the request; who passes it on was checked before (RFC 8705 §2). */
    public static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    /** The parameter's value, or null when it is absent or empty (RFC 6749 §3.1 treats both alike). */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /**
     * The parameter's value.
     *
     * @throws ProtocolException if it is absent or empty
     */
    public String required(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new ProtocolException(AuthProblem.INVALID_REQUEST, "the parameter " + name + " is missing");
        }
        return value;
    }

    /**
     * The same request for the library once its client is known: with a stand-in instead of the assertion, since the library
     * reads assertions of fewer algorithms than are accepted here, and needs a client that authenticates itself for some grants.
     */
    public HTTPRequest provenBy(String clientId) {
        if (!parameters.containsKey("client_assertion")) {
            return request;
        }
        Map<String, List<String>> rest = new LinkedHashMap<>(URLUtils.parseParameters(request.getBody()));
        rest.keySet().removeAll(Set.of("client_assertion", "client_assertion_type", "client_id"));
        HTTPRequest proven = new HTTPRequest(HTTPRequest.Method.POST, request.getURI());
        proven.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        proven.setBody(URLUtils.serializeParameters(rest));
        proven.setAuthorization(
                new ClientSecretBasic(new ClientID(clientId), new Secret("proven")).toHTTPAuthorizationHeader());
        return proven;
    }

    /** The one Authorization header; more than one is refused. */
    public static Optional<String> authorization(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw new ProtocolException(AuthProblem.INVALID_REQUEST, "more than one Authorization header");
        }
        return headers.stream().findFirst();
    }

    private static void requireForm(@Nullable String contentType) {
        try {
            MediaType type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            boolean utf8 = type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset());
            if (utf8 && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
                return;
            }
        } catch (InvalidMediaTypeException malformed) {
            throw new ProtocolException(AuthProblem.FORM_REQUIRED);
        }
        throw new ProtocolException(AuthProblem.FORM_REQUIRED);
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw new ProtocolException(AuthProblem.FORM_TOO_LARGE);
            }
            return bytes;
        } catch (IOException broken) {
            throw new ProtocolException(AuthProblem.MALFORMED_FORM, "the body ended early");
        }
    }
}
