package io.opengate.client.metadata;

import io.opengate.client.address.WebAddress;
import io.opengate.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold within a client's metadata, whoever registers it. */
public final class MetadataRules {

    private static final Set<String> KEY_METHODS = Set.of("private_key_jwt", "self_signed_tls_client_auth");
    private static final Set<String> METHODS = Set.of(
            "client_secret_basic",
            "client_secret_post",
            "private_key_jwt",
            "tls_client_auth",
            "self_signed_tls_client_auth",
            "none");
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA");
    /** What the keys of a realm sign with. */
    private static final Set<String> OURS = Set.of("RS256", "PS256", "ES256", "EdDSA");

    private static final Set<String> RESPONSE_TYPES =
            Set.of("code", "id_token", "id_token token", "code id_token", "code token", "code id_token token");

    private final ClientMetadata metadata;
    private final boolean confidential;
    private final List<Violation> violations = new ArrayList<>();

    private MetadataRules(ClientMetadata metadata, boolean confidential) {
        this.metadata = metadata;
        this.confidential = confidential;
    }

    /** Every rule that the metadata of such a client breaks; the fields are told below {@code metadata.}. */
    public static List<Violation> check(ClientMetadata metadata, boolean confidential) {
        MetadataRules rules = new MetadataRules(metadata, confidential);
        rules.authentication();
        rules.keys();
        rules.certificate();
        rules.algorithms();
        rules.authorization();
        rules.addresses();
        return rules.violations;
    }

    private void authentication() {
        String method = metadata.tokenEndpointAuthMethod();
        if (method == null) {
            return;
        }
        if (!METHODS.contains(method)) {
            add(
                    "tokenEndpointAuthMethod",
                    "must be one of "
                            + String.join(", ", METHODS.stream().sorted().toList()));
        } else if (confidential == method.equals("none")) {
            add("tokenEndpointAuthMethod", confidential ? "a confidential client proves itself" : "must be none");
        } else if (KEY_METHODS.contains(method) && metadata.jwks() == null && metadata.jwksUri() == null) {
            add("tokenEndpointAuthMethod", "needs jwks or jwksUri");
        }
        if (metadata.tokenEndpointAuthSigningAlg() != null && !method.equals("private_key_jwt")) {
            add("tokenEndpointAuthSigningAlg", "is for private_key_jwt alone");
        }
    }

    private void keys() {
        if (metadata.jwks() != null && metadata.jwksUri() != null) {
            add("jwksUri", "must not be given beside jwks (RFC 7591 §2)");
        }
        if (metadata.jwks() != null) {
            PublicKeys.fault(metadata.jwks()).ifPresent(fault -> add("jwks", fault));
            signable("tokenEndpointAuthSigningAlg", metadata.jwks(), metadata.tokenEndpointAuthSigningAlg());
            signable("requestObjectSigningAlg", metadata.jwks(), metadata.requestObjectSigningAlg());
        }
    }

    private void signable(String field, Map<String, Object> jwks, @Nullable String algorithm) {
        if (algorithm != null && ALGORITHMS.contains(algorithm) && !PublicKeys.canSign(jwks, algorithm)) {
            add(field, "no key in jwks is for it");
        }
    }

    private void certificate() {
        long names = Stream.of(
                        Optional.ofNullable(metadata.tlsClientAuthSubjectDn()),
                        Optional.ofNullable(metadata.tlsClientAuthSanDns()),
                        Optional.ofNullable(metadata.tlsClientAuthSanUri()),
                        Optional.ofNullable(metadata.tlsClientAuthSanIp()),
                        Optional.ofNullable(metadata.tlsClientAuthSanEmail()))
                .filter(Optional::isPresent)
                .count();
        boolean byName = "tls_client_auth".equals(metadata.tokenEndpointAuthMethod());
        if (byName && names != 1) {
            add("tokenEndpointAuthMethod", "needs exactly one of the tlsClientAuth… names (RFC 8705 §2.1.2)");
        } else if (!byName && names > 0) {
            add("tokenEndpointAuthMethod", "must be tls_client_auth where the certificate is named");
        }
        if (metadata.tlsClientAuthSubjectDn() != null) {
            CertificateName.subjectFault(metadata.tlsClientAuthSubjectDn())
                    .ifPresent(fault -> add("tlsClientAuthSubjectDn", fault));
        }
        if (metadata.tlsClientAuthSanIp() != null) {
            CertificateName.addressFault(metadata.tlsClientAuthSanIp())
                    .ifPresent(fault -> add("tlsClientAuthSanIp", fault));
        }
        if (Boolean.TRUE.equals(metadata.dpopBoundAccessTokens())
                && Boolean.TRUE.equals(metadata.tlsClientCertificateBoundAccessTokens())) {
            add("tlsClientCertificateBoundAccessTokens", "tokens are bound to a key or to a certificate, not to both");
        }
    }

    private void algorithms() {
        among("tokenEndpointAuthSigningAlg", metadata.tokenEndpointAuthSigningAlg(), ALGORITHMS);
        among("requestObjectSigningAlg", metadata.requestObjectSigningAlg(), ALGORITHMS);
        among("authorizationSignedResponseAlg", metadata.authorizationSignedResponseAlg(), OURS);
        among("idTokenSignedResponseAlg", metadata.idTokenSignedResponseAlg(), OURS);
    }

    private void authorization() {
        List<String> types = metadata.responseTypes() == null ? List.of() : metadata.responseTypes();
        for (int i = 0; i < types.size(); i++) {
            among("responseTypes[" + i + "]", types.get(i), RESPONSE_TYPES);
        }
        boolean signs = Boolean.TRUE.equals(metadata.requireSignedRequestObject());
        if (signs && metadata.jwks() == null && metadata.jwksUri() == null) {
            add("requireSignedRequestObject", "needs jwks or jwksUri");
        }
    }

    private void addresses() {
        web("jwksUri", metadata.jwksUri());
        web("backchannelLogoutUri", metadata.backchannelLogoutUri());
        web("frontchannelLogoutUri", metadata.frontchannelLogoutUri());
        List<String> uris = metadata.requestUris() == null ? List.of() : metadata.requestUris();
        for (int i = 0; i < uris.size(); i++) {
            // its fragment names a version (OpenID Connect Core §6.2)
            web("requestUris[" + i + "]", uris.get(i).split("#", 2)[0]);
        }
    }

    private void among(String field, @Nullable String value, Set<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            add(
                    field,
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList()));
        }
    }

    private void web(String field, @Nullable String value) {
        if (value != null) {
            WebAddress.fault(value).ifPresent(fault -> add(field, fault));
        }
    }

    private void add(String field, String message) {
        violations.add(new Violation("metadata." + field, message));
    }
}
