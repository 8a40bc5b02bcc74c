package io.opengate.auth.discovery;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.auth.client.AuthenticateClient;
import io.opengate.auth.client.ClientSignatures;
import io.opengate.auth.mtls.CertificateSources;
import io.opengate.platform.tenant.RealmRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** By which methods clients prove themselves, and with what they may sign (RFC 8414 §2, RFC 8705 §3.3). */
@Component
final class ClientAuthenticationMetadata implements MetadataPart {

    private final AuthenticateClient clients;
    private final CertificateSources certificates;

    ClientAuthenticationMetadata(AuthenticateClient clients, CertificateSources certificates) {
        this.clients = clients;
        this.certificates = certificates;
    }

    @Override
    public void describe(RealmRef realm, OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> proofs = new ArrayList<>(clients.methods());
        proofs.sort(Comparator.comparing(ClientAuthenticationMethod::getValue));
        metadata.setIntrospectionEndpointAuthMethods(List.copyOf(proofs));
        proofs.add(ClientAuthenticationMethod.NONE);
        metadata.setTokenEndpointAuthMethods(proofs);
        metadata.setRevocationEndpointAuthMethods(proofs);
        List<JWSAlgorithm> signatures = ClientSignatures.ALGORITHMS.stream()
                .sorted(Comparator.comparing(JWSAlgorithm::getName))
                .toList();
        metadata.setTokenEndpointJWSAlgs(signatures);
        metadata.setIntrospectionEndpointJWSAlgs(signatures);
        metadata.setRevocationEndpointJWSAlgs(signatures);
        if (certificates.isOffered()) {
            metadata.setSupportsTLSClientCertificateBoundAccessTokens(true);
        }
    }
}
