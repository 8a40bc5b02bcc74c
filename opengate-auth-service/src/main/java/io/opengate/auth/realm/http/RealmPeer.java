package io.opengate.auth.realm.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opengate.auth.realm.RealmSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The realm service's internal API, as far as this service reads it. */
@HttpExchange
interface RealmPeer {

    @GetExchange("/internal/realms/{realmId}")
    RealmSettings settings(@PathVariable("realmId") UUID realm);

    @GetExchange("/internal/realms/{realmId}/signing-keys")
    Keys signingKeys(@PathVariable("realmId") UUID realm);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Keys(List<Key> keys) {}

    /**
     * One key.
     *
     * @param jwk the public key
     * @param row the row that the sealed private key is bound to
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Key(
            String kid,
            String algorithm,
            String state,
            Map<String, Object> jwk,
            @Nullable Instant usableFrom,
            UUID row,
            @Nullable String sealedPrivateJwk) {}
}
