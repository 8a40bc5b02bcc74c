package io.opengate.user.credential.http;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** The realm service's internal API, as far as passwords need it. */
interface RealmClient {

    @GetExchange("/internal/realms/{realmId}")
    RealmSettings settings(@PathVariable UUID realmId);

    /** What a realm says of passwords. */
    record RealmSettings(int passwordMinLength) {}
}
