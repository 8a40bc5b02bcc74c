package io.opengate.gateway.cors;

import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** What the gateway reads from the client service. */
interface WebOriginsApi {

    @GetExchange("/internal/realms/{realmId}/web-origins")
    Answer origins(@PathVariable UUID realmId);

    /** The origins of all enabled clients of a realm. */
    record Answer(Set<String> origins) {}
}
