package io.opengate.auth.client.http;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.ClientKeySets;
import io.opengate.auth.client.PublicKeySet;
import io.opengate.platform.egress.Egress;
import io.opengate.platform.egress.EgressAnswer;
import io.opengate.platform.egress.EgressRequest;
import io.opengate.platform.tenant.RealmId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches key sets through the egress guard: the address is the tenant's. */
@Component
final class EgressClientKeySets implements ClientKeySets {

    private static final Logger log = LoggerFactory.getLogger(EgressClientKeySets.class);

    private static final int MAXIMUM_BYTES = 64 * 1024;

    private final Egress egress;

    EgressClientKeySets(Egress egress) {
        this.egress = egress;
    }

    @Override
    public Optional<List<JWK>> fetch(RealmId realm, ClientId client, String uri) {
        try {
            EgressRequest request =
                    EgressRequest.get(new URI(uri), "application/jwk-set+json, application/json", MAXIMUM_BYTES);
            return switch (egress.send(request)) {
                case EgressAnswer.Received received
                when received.status() != 200 -> without(realm, client, "status " + received.status());
                case EgressAnswer.Received received -> {
                    Optional<List<JWK>> keys = PublicKeySet.parse(received.text());
                    yield keys.isPresent() ? keys : without(realm, client, "not a key set");
                }
                case EgressAnswer.Failed failed ->
                    without(realm, client, failed.reason().name());
            };
        } catch (URISyntaxException malformed) {
            return without(realm, client, "not a URI");
        }
    }

    private static Optional<List<JWK>> without(RealmId realm, ClientId client, String reason) {
        log.warn("the key set of client \"{}\" of realm {} could not be fetched: {}", client, realm, reason);
        return Optional.empty();
    }
}
