package io.opengate.platform.directory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What every service reads of the realm service. */
interface RealmDirectoryApi {

    @GetExchange("/internal/realms")
    Entry byName(@RequestParam("name") String name);

    @GetExchange("/internal/realms/{realmId}")
    Entry byId(@PathVariable("realmId") UUID realmId);

    @GetExchange("/internal/realms/{realmId}/keys")
    Keys keys(@PathVariable("realmId") UUID realmId);

    record Entry(UUID id, String name, boolean enabled) {}

    record Keys(List<Key> keys) {}

    record Key(String kid, String algorithm, Map<String, Object> jwk) {}
}
