package io.opengate.auth.subject.http;

import io.opengate.auth.subject.Account;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The user service's internal API, as far as tokens need it. */
@HttpExchange
interface UserPeer {

    @GetExchange("/internal/realms/{realmId}/users/{id}")
    Account user(@PathVariable("realmId") UUID realm, @PathVariable("id") UUID id);
}
