package io.opengate.auth.consent.http;

import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What the client service offers to its peers, as far as it is used here. */
@HttpExchange("/internal/realms/{realmId}/consents")
interface ConsentApi {

    @GetExchange
    GrantedScopes find(@PathVariable UUID realmId, @RequestParam UUID user, @RequestParam UUID client);

    @PutExchange
    GrantedScopes put(
            @PathVariable UUID realmId,
            @RequestParam UUID user,
            @RequestParam UUID client,
            @RequestBody GrantedScopes granted);

    /** Scopes that a person allowed. */
    record GrantedScopes(Set<String> scopes) {}
}
