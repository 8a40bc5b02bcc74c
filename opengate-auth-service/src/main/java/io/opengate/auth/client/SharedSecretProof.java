package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.opengate.platform.tenant.RealmRef;
import java.time.Instant;

/** A secret in the Authorization header or in the form (RFC 6749 §2.3.1): any of the client's live ones. */
final class SharedSecretProof implements ClientProof {

    private final ClientAuthenticationMethod method;

    SharedSecretProof(ClientAuthenticationMethod method) {
        this.method = method;
    }

    @Override
    public ClientAuthenticationMethod method() {
        return method;
    }

    @Override
    public boolean proves(RealmRef realm, RegisteredClient client, ClientAuthentication presented, Instant now) {
        return presented instanceof PlainClientSecret secret
                && client.hasSecret(secret.getClientSecret().getValue(), now);
    }
}
