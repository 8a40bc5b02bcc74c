package io.opengate.client.application.web;

import io.opengate.client.application.ClientId;
import io.opengate.client.application.FindClients;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What other services need of clients. */
@RestController
@RequestMapping("/internal/realms/{realmId}")
class InternalClientController {

    private final FindClients find;

    InternalClientController(FindClients find) {
        this.find = find;
    }

    /** The origins whose scripts may call the realm. */
    record WebOrigins(List<String> origins) {}

    /** The client behind a service account. */
    record ServiceAccount(UUID id, UUID client, String clientId, boolean enabled) {}

    @GetMapping("/clients")
    @InternalRoute({"auth", "gateway", "rbac"})
    ClientFacts client(@PathVariable UUID realmId, @RequestParam String clientId) {
        return Optional.of(clientId)
                .filter(ClientId::isValid)
                .flatMap(valid -> find.withSecrets(RealmId.of(realmId), ClientId.of(valid)))
                .map(ClientFacts::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }

    @GetMapping("/service-accounts/{id}")
    @InternalRoute({"auth", "rbac"})
    ServiceAccount serviceAccount(@PathVariable UUID realmId, @PathVariable UUID id) {
        return find.ofServiceAccount(RealmId.of(realmId), id)
                .map(client -> new ServiceAccount(
                        id,
                        client.id(),
                        client.clientId().value(),
                        client.settings().enabled()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }

    @GetMapping("/web-origins")
    @InternalRoute("gateway")
    WebOrigins webOrigins(@PathVariable UUID realmId) {
        return new WebOrigins(find.webOrigins(RealmId.of(realmId)));
    }
}
