package io.opengate.auth.client.http;

import io.opengate.auth.client.RegisteredClient;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The client service's internal API, as far as the protocol endpoints read it. */
@HttpExchange
interface ClientPeer {

    @GetExchange("/internal/realms/{realmId}/clients")
    RegisteredClient client(@PathVariable("realmId") UUID realm, @RequestParam("clientId") String clientId);
}
