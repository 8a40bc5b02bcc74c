package io.opengate.client.scope.web;

import io.opengate.client.scope.ChangeScope;
import io.opengate.client.scope.Scope;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The scopes of a realm with the words of the consent page. */
@RestController
class InternalScopeController {

    private static final int MAXIMUM = 1000;

    private final ChangeScope scopes;

    InternalScopeController(ChangeScope scopes) {
        this.scopes = scopes;
    }

    /** A scope with its description. */
    record ScopeFacts(String name, String description, boolean builtIn) {
        static ScopeFacts of(Scope scope) {
            return new ScopeFacts(scope.name(), scope.description(), scope.builtIn());
        }
    }

    /** The scopes of a realm, in the order of their names. */
    record ScopeList(List<ScopeFacts> scopes) {}

    @GetMapping("/internal/realms/{realmId}/scopes")
    @InternalRoute("auth")
    ScopeList list(@PathVariable UUID realmId) {
        return new ScopeList(scopes.list(RealmId.of(realmId), "", MAXIMUM).stream()
                .map(ScopeFacts::of)
                .toList());
    }
}
